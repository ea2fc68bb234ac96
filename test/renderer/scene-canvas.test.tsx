import { act, cleanup, createEvent, fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { layoutOrgChart } from '../../domain/scene/org-chart.ts'
import { generateChart } from '../bench/scene.bench.ts'
import { person, unit } from '../domain/scene/chart-builder.ts'
import { layOutLikeABrowser, mountedBoxes, pointOf, showCanvas, transformOf } from './scene-support.tsx'

beforeEach(layOutLikeABrowser)
afterEach(() => {
  cleanup()
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const party = unit('党群工作办公室', { members: [person('示例甲'), person('示例乙')] })
const affairs = unit('社会事业办公室', { members: [person('示例丙')] })
const street = unit('孙村街道办事处', { kind: 'subdistrict', children: [party, affairs] })
const scene = layoutOrgChart([street], [], { detail: 'members', verticalNames: false })
const spoken = () => screen.getByRole('treeitem').getAttribute('aria-label')
const ids = (refs: readonly { readonly id: string }[]) => refs.map((ref) => ref.id)

describe('a chart of 10,000 boxes', () => {
  const large = layoutOrgChart([generateChart(10_000, 7)], [], { detail: 'units', verticalNames: false })

  it('never mounts more than 400 of them, however far it is zoomed', () => {
    const { chart, handle } = showCanvas(large)
    expect(mountedBoxes(chart)).toBe(0)
    expect(chart.querySelectorAll('svg path').length).toBeLessThan(10)
    const mounted: number[] = []
    act(() => handle.centerOn({ table: 'unit', id: '5000' }))
    for (let turn = 0; turn < 40; turn += 1) {
      act(() => handle.zoomBy(0.8))
      mounted.push(mountedBoxes(chart))
    }
    act(() => handle.fit())
    for (let turn = 0; turn < 40; turn += 1) {
      act(() => handle.zoomBy(1.3))
      mounted.push(mountedBoxes(chart))
    }
    expect(Math.max(...mounted)).toBeLessThanOrEqual(400)
    expect(Math.max(...mounted)).toBeGreaterThan(0)
  })

  it('shows what is jumped to in full, and nothing from afar', () => {
    const { chart, handle } = showCanvas(large)
    act(() => handle.centerOn({ table: 'unit', id: '7777' }))
    expect(chart.textContent).toContain('第7777机构办公室')
    expect(chart.textContent).not.toContain('第1机构办公室')
    expect(mountedBoxes(chart)).toBeGreaterThan(1)
    act(() => handle.panBy(0, 30_000))
    expect(chart.textContent).not.toContain('第7777机构办公室')
  })
})

describe('by keyboard', () => {
  it('arrows go down the posts, to the parent and to siblings, and say where one is', () => {
    const { chart, seen, press } = showCanvas(scene)
    const walk = ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowUp', 'ArrowUp']
    const heard = walk.map((key) => {
      press(key)
      return spoken()
    })
    expect(heard).toEqual([
      '孙村街道办事处',
      '党群工作办公室',
      '科员 示例甲',
      '党群工作办公室',
      '社会事业办公室',
      '孙村街道办事处',
      '孙村街道办事处',
    ])
    expect(ids(seen.selection)).toEqual([street.id])
    expect(chart.getAttribute('aria-activedescendant')).toBe(screen.getByRole('treeitem').id)
  })

  it('Space and Shift choose several, Enter opens, signs zoom', () => {
    const { chart, seen, press } = showCanvas(scene)
    for (const key of ['ArrowDown', 'ArrowDown']) press(key)
    press('ArrowDown', { shiftKey: true })
    expect(ids(seen.selection)).toEqual([party.id, '示例甲'])
    press(' ')
    expect(ids(seen.selection)).toEqual([party.id])
    press('Enter')
    expect(ids(seen.opened)).toEqual(['示例甲'])
    const { k } = transformOf(chart)
    press('+')
    expect(transformOf(chart).k).toBeCloseTo(k * 1.25)
    press('0')
    expect(transformOf(chart).k).toBeCloseTo(k)
  })

  it('brings into sight what is walked to', () => {
    const { chart, handle, press } = showCanvas(scene)
    act(() => handle.centerOn({ table: 'unit', id: street.id }))
    act(() => handle.panBy(4000, 4000))
    press('ArrowDown')
    const { clientX, clientY } = pointOf(chart, scene, party.id)
    expect(clientX).toBeGreaterThan(0)
    expect(clientX).toBeLessThan(1000)
    expect(clientY).toBeGreaterThan(0)
    expect(clientY).toBeLessThan(600)
  })
})

describe('by pointer', () => {
  const down = (chart: HTMLElement, id: string, held: object = {}) =>
    fireEvent.pointerDown(chart, { button: 0, ...pointOf(chart, scene, id), ...held })

  it('a press chooses and offers the drag, Ctrl adds, the ground lets go', () => {
    const { chart, seen } = showCanvas(scene)
    down(chart, '示例甲')
    expect(ids(seen.selection)).toEqual(['示例甲'])
    down(chart, '示例丙', { ctrlKey: true })
    expect(ids(seen.selection)).toEqual(['示例甲', '示例丙'])
    down(chart, '示例丙')
    expect(seen.dragged.map(ids)).toEqual([['示例甲'], ['示例甲', '示例丙']])
    fireEvent.pointerDown(chart, { button: 0, clientX: 1, clientY: 599 })
    expect(seen.selection).toEqual([])
  })

  it('of many that are chosen, a click leaves one and a drag leaves all', () => {
    const { chart, seen } = showCanvas(scene)
    down(chart, '示例甲')
    down(chart, '示例丙', { ctrlKey: true })
    const at = pointOf(chart, scene, '示例丙')
    down(chart, '示例丙')
    fireEvent.pointerUp(window, { clientX: at.clientX + 60, clientY: at.clientY })
    expect(ids(seen.selection)).toEqual(['示例甲', '示例丙'])
    down(chart, '示例丙')
    fireEvent.pointerUp(window, at)
    expect(ids(seen.selection)).toEqual(['示例丙'])
  })

  it('Shift on the ground draws a lasso that takes people; Esc lets go', () => {
    const { chart, seen } = showCanvas(scene)
    const lasso = () => {
      fireEvent.pointerDown(chart, { button: 0, shiftKey: true, clientX: 1, clientY: 599 })
      fireEvent.pointerMove(window, { clientX: 999, clientY: 1 })
    }
    lasso()
    fireEvent.keyDown(window, { key: 'Escape' })
    fireEvent.pointerUp(window, { clientX: 999, clientY: 1 })
    expect(seen.selection).toEqual([])
    lasso()
    fireEvent.pointerUp(window, { clientX: 999, clientY: 1 })
    expect(ids(seen.selection).sort()).toEqual(['示例丙', '示例乙', '示例甲'].sort())
  })

  it('the wheel zooms, with Ctrl no faster; with Shift it goes sideways', () => {
    const { chart } = showCanvas(scene)
    const turn = (given: object) => {
      const before = transformOf(chart)
      const event = createEvent.wheel(chart, { deltaY: -100, clientX: 500, clientY: 300, ...given })
      act(() => void fireEvent(chart, event))
      const after = transformOf(chart)
      return { zoomed: after.k / before.k, moved: after.x - before.x }
    }
    const plain = turn({}).zoomed
    expect(plain).toBeGreaterThan(1)
    expect(turn({ ctrlKey: true }).zoomed).toBeCloseTo(plain)
    const sideways = turn({ shiftKey: true })
    expect(sideways.zoomed).toBe(1)
    expect(sideways.moved).toBeCloseTo(100)
  })
})
