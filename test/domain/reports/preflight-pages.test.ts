import { describe, expect, it } from 'vitest'
import { preflightPages } from '../../../domain/reports/preflight-pages.ts'
import type { ScenePage } from '../../../domain/scene/pages.ts'

/** A page of A4 with one line of type, so many millimetres high, drawn at a scale. */
function page(content: string, { size = 4, scale = 1, width = 297, height = 210 } = {}): ScenePage {
  const group = {
    id: 'a',
    title: '',
    x: 0,
    y: 0,
    w: 50,
    h: 20,
    style: 'unit',
    targets: [],
    parentId: null,
  } as const
  const text = { kind: 'text', x: 0, y: 10, content, size, style: 'name', anchor: 'start' } as const
  return {
    width,
    height,
    scene: { width: 50, height: 20, groups: [{ ...group, items: [text] }], lines: [] },
    place: { x: 0, y: 0, scale },
    around: [],
    title: '图',
  }
}
const said = (...pages: ScenePage[]) =>
  preflightPages(pages).map(({ state, sentence }) => `${state} ${sentence}`)

describe('体检 of drawings and signs', () => {
  it('finds nothing on a page that can be read and tells nothing personal', () => {
    expect(said(page('党政办公室'))).toEqual([
      'ok 纸张：A4 横向 1 页。',
      'ok 最小字不小于 9 磅。',
      'ok 没有身份证号、电话、住址。',
    ])
  })

  it('tells type that its page makes smaller than 9 points, with the page', () => {
    expect(said(page('甲'), page('乙', { scale: 0.5 }))[1]).toContain(
      'warn 1 页有小于 9 磅的字（第 2 页起，最小 5.7 磅）',
    )
    // 9 points are 3.175 mm; what is drawn as just that is not smaller.
    expect(said(page('甲', { size: 3.174 }))[1]).toBe('ok 最小字不小于 9 磅。')
  })

  it('tells papers that do not go into one tray', () => {
    expect(said(page('甲'), page('乙', { width: 297, height: 420 }))[0]).toBe(
      'ask 纸张不止一种：A4 横向 1 页、A3 纵向 1 页，打印前请分别装纸。',
    )
  })

  it.each(['联系 13912345678', '0531-12345678', '住址：某路1号', '370000198001010000'])(
    'warns of %s on a sign, not of what is masked',
    (content) => {
      expect(said(page(content))[2]).toContain('warn 第 1 页印有完整的')
      expect(said(page(content.replace(/\d{4}(?=\d)/, '****').replace('住址', '')))[2]).toContain('ok')
    },
  )
})
