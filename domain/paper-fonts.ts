import type { Model } from './model.ts'
import type { SettingName } from './setting.ts'

/** A family of type, with every name under which a system may have it; the first is the one that is written. */
export type FontFamily = readonly [written: string, ...others: string[]]

interface OfficialFont {
  /** As papers speak of it. */
  readonly name: string
  readonly family: FontFamily
  /** The setting that holds the clerk's substitute. */
  readonly setting: SettingName
  /** What customarily stands in for it, the nearest first. */
  readonly substitutes: readonly FontFamily[]
}

const song: FontFamily = ['宋体', 'SimSun']
const hei: FontFamily = ['黑体', 'SimHei']
const serif: readonly FontFamily[] = [
  ['思源宋体', 'Source Han Serif SC', 'Source Han Serif CN'],
  ['Noto Serif CJK SC'],
]
const sans: readonly FontFamily[] = [
  ['微软雅黑', 'Microsoft YaHei'],
  ['思源黑体', 'Source Han Sans SC', 'Source Han Sans CN'],
  ['Noto Sans CJK SC'],
]

/**
 * The fonts of official papers (GB/T 9704-2012 and the custom of its users), each with its customary substitutes. A
 * paper embeds none: where one is absent the reader's program takes whatever it likes, unless a substitute was named.
 */
export const officialFonts = {
  xiaobiaosong: {
    name: '方正小标宋',
    family: ['方正小标宋简体', 'FZXiaoBiaoSong-B05S'],
    setting: 'fontXiaobiaosong',
    substitutes: [['方正小标宋_GBK'], ['华文中宋', 'STZhongsong'], song, ...serif],
  },
  fangsong: {
    name: '仿宋_GB2312',
    family: ['仿宋_GB2312', 'FangSong_GB2312'],
    setting: 'fontFangsong',
    substitutes: [
      ['仿宋', 'FangSong'],
      ['方正仿宋_GB2312'],
      ['方正仿宋_GBK'],
      ['华文仿宋', 'STFangsong'],
      song,
      ...serif,
    ],
  },
  kaiti: {
    name: '楷体_GB2312',
    family: ['楷体_GB2312', 'KaiTi_GB2312'],
    setting: 'fontKaiti',
    substitutes: [
      ['楷体', 'KaiTi'],
      ['方正楷体_GB2312'],
      ['方正楷体_GBK'],
      ['华文楷体', 'STKaiti'],
      song,
      ...serif,
    ],
  },
  heiti: {
    name: '黑体',
    family: hei,
    setting: 'fontHeiti',
    substitutes: [['方正黑体_GBK'], ['华文黑体', 'STHeiti'], ...sans],
  },
  songti: {
    name: '宋体',
    family: song,
    setting: 'fontSongti',
    substitutes: [['方正书宋_GBK'], ['华文宋体', 'STSong'], ...serif],
  },
} as const satisfies Readonly<Record<string, OfficialFont>>

export type PaperFont = keyof typeof officialFonts
export const paperFonts = Object.keys(officialFonts) as PaperFont[]

/** The name that is written for each font of a paper. */
export type PaperFontNames = Readonly<Record<PaperFont, string>>

/** The names as the rule has them. */
export const officialFontNames = named((font) => officialFonts[font].family[0])

/** The names as this workbook has them: its substitute, where the clerk chose one. */
export function fontNamesOf(model: Pick<Model, 'setting'>): PaperFontNames {
  return named((font) => model.setting(officialFonts[font].setting) || officialFontNames[font])
}

/** Families in the order in which a browser engine shall look for them, the one that is written first. */
export function fontStack(font: PaperFont, written: string): string[] {
  const { family, substitutes }: OfficialFont = officialFonts[font]
  const families = [family, ...substitutes]
  const chosen = families.find(([first]) => first === written) ?? [written]
  return [...new Set([...chosen, ...families.flat()])]
}

/** What can be chosen in a font's place: its customary substitutes, then every other family that the machine has. */
export function substitutesOf(font: PaperFont, isThere: (family: FontFamily) => boolean): FontFamily[] {
  const { family, substitutes }: OfficialFont = officialFonts[font]
  const known = paperFonts.flatMap((one): readonly FontFamily[] => [
    officialFonts[one].family,
    ...officialFonts[one].substitutes,
  ])
  const others = known.filter((one) => isThere(one))
  const byName = new Map([...substitutes, ...others].map((one) => [one[0], one]))
  byName.delete(family[0])
  return [...byName.values()]
}

/** The kind of type that is taken where none of a font's families is there. */
export function genericOf(font: PaperFont): 'serif' | 'sans-serif' {
  return font === 'heiti' ? 'sans-serif' : 'serif'
}

function named(nameOf: (font: PaperFont) => string): PaperFontNames {
  return Object.fromEntries(paperFonts.map((font) => [font, nameOf(font)])) as PaperFontNames
}
