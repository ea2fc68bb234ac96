import { fireEvent, render, screen } from '@testing-library/react'
import { createRef, type Ref, useState } from 'react'
import { vi } from 'vitest'
import type { Scene, SceneRef } from '../../domain/scene/scene.ts'
import { SceneCanvas, type SceneCanvasHandle } from '../../renderer/views/SceneCanvas.tsx'

/** jsdom lays nothing out: the window of the chart gets the size that it has on a small screen. */
export const chartWindow = { width: 1000, height: 600 } as const

class NoResize {
  observe() {}
  unobserve() {}
  disconnect() {}
}

export function layOutLikeABrowser(): void {
  vi.stubGlobal('ResizeObserver', NoResize)
  const box = { x: 0, y: 0, left: 0, top: 0, right: 1000, bottom: 600, ...chartWindow }
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockReturnValue({ ...box, toJSON: () => box })
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(chartWindow.width)
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(chartWindow.height)
}

interface Seen {
  selection: readonly SceneRef[]
  readonly opened: SceneRef[]
  readonly dragged: (readonly SceneRef[])[]
}

interface ScreenProps {
  readonly scene: Scene
  readonly seen: Seen
  readonly handle: Ref<SceneCanvasHandle>
}

function Screen({ scene, seen, handle }: ScreenProps) {
  const [selection, setSelection] = useState<readonly SceneRef[]>([])
  seen.selection = selection
  return (
    <SceneCanvas
      ref={handle}
      scene={scene}
      theme="light"
      selection={selection}
      highlight={null}
      label="机构设置图"
      onSelect={setSelection}
      onOpen={(ref) => seen.opened.push(ref)}
      onDragStart={(refs) => seen.dragged.push(refs)}
    />
  )
}

/** Shows a scene as a screen does, and tells what the clerk has chosen, opened and begun to drag. */
export function showCanvas(scene: Scene) {
  const seen: Seen = { selection: [], opened: [], dragged: [] }
  const handle = createRef<SceneCanvasHandle>()
  render(<Screen scene={scene} seen={seen} handle={handle} />)
  const chart = screen.getByTestId('chart')
  return { chart, seen, handle: handle.current as SceneCanvasHandle, press: pressOn(chart) }
}

function pressOn(chart: HTMLElement) {
  return (key: string, held: { readonly shiftKey?: boolean } = {}) =>
    fireEvent.keyDown(chart, { key, ...held })
}

/** Where the middle of a place stands on the screen now. */
export function pointOf(chart: HTMLElement, scene: Scene, id: string): { clientX: number; clientY: number } {
  const target = scene.groups.flatMap((group) => group.targets).find((one) => one.ref.id === id)
  if (!target) throw new Error(`${id} is not in the scene`)
  const { x, y, k } = transformOf(chart)
  return { clientX: (target.x + target.w / 2) * k + x, clientY: (target.y + target.h / 2) * k + y }
}

export function transformOf(chart: HTMLElement): { x: number; y: number; k: number } {
  const text = chart.querySelector('svg > g')?.getAttribute('transform') ?? ''
  const [x = 0, y = 0, k = 1] = (text.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number)
  return { x, y, k }
}

/** Boxes with their contents that are mounted. */
export function mountedBoxes(chart: HTMLElement): number {
  return chart.querySelectorAll('svg > g > g').length
}
