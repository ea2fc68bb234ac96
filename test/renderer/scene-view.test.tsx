import { cleanup, render, screen } from '@testing-library/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, describe, expect, it } from 'vitest'
import { layoutOrgChart } from '../../domain/scene/org-chart.ts'
import { paginate } from '../../domain/scene/pages.ts'
import type { Theme } from '../../domain/scene/styles.ts'
import { PrintPages } from '../../renderer/views/PrintPages.tsx'
import { SceneView } from '../../renderer/views/SceneView.tsx'
import { person, textsOf, unit } from '../domain/scene/chart-builder.ts'

afterEach(cleanup)

const street = unit('孙村街道办事处', {
  kind: 'subdistrict',
  plates: [{ name: '北区办事处', unverified: false }],
  children: [
    unit('党群工作办公室', { members: [person('示例甲'), person('示例乙', { state: 'over' })] }),
    unit('社会事业办公室', { plates: [{ name: '社区服务中心', unverified: true }] }),
  ],
})
const draw = (verticalNames: boolean) => layoutOrgChart([street], [], { detail: 'members', verticalNames })

describe('a drawing', () => {
  it.each([false, true])('paints every text of its scene (vertical names: %s)', (vertical) => {
    const scene = draw(vertical)
    const { container } = render(<SceneView scene={scene} theme="light" title="机构设置图" />)
    const painted = [...container.querySelectorAll('text')].map((text) => text.textContent)
    expect(painted).toEqual(scene.groups.flatMap((group) => textsOf(group.items).map((text) => text.content)))
  })

  it.each<Theme>(['light', 'dark', 'print'])('stands by itself as a file: %s', (theme) => {
    const svg = renderToStaticMarkup(<SceneView scene={draw(false)} theme={theme} title="机构设置图" />)
    expect(svg).not.toMatch(/class=|style=|var\(|NaN|undefined/)
    const file = new DOMParser().parseFromString(svg, 'image/svg+xml')
    expect(file.querySelector('parsererror')).toBeNull()
    expect(file.documentElement.getAttribute('width')).toMatch(/^[\d.]+mm$/)
    expect(file.querySelector('title')?.textContent).toBe('机构设置图')
  })

  it('on paper is black on white, but for what a sign stands beside', () => {
    const svg = renderToStaticMarkup(<SceneView scene={draw(false)} theme="print" title="机构设置图" />)
    const file = new DOMParser().parseFromString(svg, 'image/svg+xml')
    const isGrey = (colour: string) => /^#(\w\w)\1\1$/.test(colour)
    for (const text of file.querySelectorAll('text'))
      expect(isGrey(text.getAttribute('fill') ?? '') || /[○▲?？]|待核/.test(text.textContent)).toBe(true)
  })
})

describe('pages for print', () => {
  it('are the sheets, one drawing each, at their size in millimetres', () => {
    const parts = [
      { title: '甲图', scene: draw(false) },
      { title: '乙图', scene: draw(true) },
    ]
    const facts = { title: '', preparedBy: '测试', date: '2016-05-19', operator: '张甲', sample: false }
    render(<PrintPages pages={paginate(parts, 'A3', 'landscape', facts)} />)
    const pages = screen.getByTestId('print-pages')
    expect(pages.querySelector('style')?.textContent).toContain('size: 420mm 297mm')
    expect(screen.getAllByRole('img').map((page) => page.getAttribute('aria-label'))).toEqual([
      '甲图',
      '乙图',
    ])
    for (const page of screen.getAllByRole('img'))
      expect([page.getAttribute('width'), page.getAttribute('height')]).toEqual(['420mm', '297mm'])
    for (const word of ['第 1 页　共 2 页', '第 2 页　共 2 页', '示例甲 ●'])
      expect(pages.textContent).toContain(word)
  })

  it('are none where there is nothing to print', () => {
    const { container } = render(<PrintPages pages={[]} />)
    expect(container.innerHTML).toBe('')
  })
})
