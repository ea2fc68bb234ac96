import { describe, expect, it } from 'vitest'
import { officialFontNames, type PaperFontNames } from '../../../domain/paper-fonts.ts'
import { fontLines } from '../../../domain/reports/preflight-fonts.ts'

const said = (chosen: Partial<PaperFontNames>, machine: readonly string[]) => {
  const has = (family: readonly string[]) => family.some((name) => machine.includes(name))
  return fontLines({ ...officialFontNames, ...chosen }, has).find(({ font }) => font === 'fangsong')
}

describe('体检 of fonts', () => {
  it('says that a font is there, under whichever of its names, and offers nothing', () => {
    const line = said({}, ['FangSong_GB2312'])
    expect(line).toMatchObject({ state: 'ok', sentence: '仿宋_GB2312 本机已安装。', offered: [] })
  })

  it('offers the customary substitutes for an absent one, and whatever the machine has', () => {
    const line = said({}, ['STFangsong', 'SimHei'])
    expect(line).toMatchObject({ state: 'ask', sentence: '仿宋_GB2312 本机未安装，请选代替字体。' })
    expect(line?.offered).toContainEqual({ name: '仿宋', isThere: false })
    expect(line?.offered).toContainEqual({ name: '华文仿宋', isThere: true })
    expect(line?.offered).toContainEqual({ name: '黑体', isThere: true })
    expect(line?.offered).not.toContainEqual({ name: '楷体', isThere: false })
  })

  it.each([
    [['FangSong'], 'ok', '仿宋_GB2312 以 仿宋 代替。'],
    [['宋体'], 'warn', '仿宋_GB2312 以 仿宋 代替，但本机也未安装 仿宋。'],
    [['仿宋_GB2312'], 'ask', '仿宋_GB2312 以 仿宋 代替；本机已安装 仿宋_GB2312，可改回。'],
  ])('names the substitute, on a machine with %s', (machine, state, sentence) => {
    expect(said({ fangsong: '仿宋' }, machine)).toMatchObject({ state, sentence, substitute: '仿宋' })
  })
})
