import { vi } from 'vitest'

/** jsdom lays nothing out: every element is given the size of a window, so that a grid knows which rows are in sight. */
export function layOut(): void {
  globalThis.ResizeObserver ??= class {
    observe(): void {}
    unobserve(): void {}
    disconnect(): void {}
  }
  Element.prototype.scrollTo ??= () => {}
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(600)
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(900)
}
