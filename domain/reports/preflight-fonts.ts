import {
  type FontFamily,
  officialFontNames,
  officialFonts,
  type PaperFont,
  type PaperFontNames,
  paperFonts,
  substitutesOf,
} from '../paper-fonts.ts'
import type { PreflightLine } from './preflight.ts'

/** 体检 of one font: how it stands on this machine, and what can be written in its place. */
export interface FontLine extends PreflightLine {
  readonly font: PaperFont
  /** The substitute that is set; empty: none. */
  readonly substitute: string
  /** Nothing where the font is there and needs none. */
  readonly offered: readonly { readonly name: string; readonly isThere: boolean }[]
}

/** Looks at the fonts of a paper on a machine; `hasFamily` knows which it has. */
export function fontLines(fonts: PaperFontNames, hasFamily: (family: FontFamily) => boolean): FontLine[] {
  return paperFonts.map((font) => {
    const { name, family } = officialFonts[font]
    const isThere = hasFamily(family)
    const substitute = fonts[font] === officialFontNames[font] ? '' : fonts[font]
    const families = substitutesOf(font, hasFamily)
    const stands =
      substitute !== '' && hasFamily(families.find(([first]) => first === substitute) ?? [substitute])
    return {
      font,
      substitute,
      offered:
        isThere && substitute === ''
          ? []
          : families.map((one) => ({ name: one[0], isThere: hasFamily(one) })),
      ...lineOf(name, isThere, substitute, stands),
    }
  })
}

function lineOf(name: string, isThere: boolean, substitute: string, stands: boolean): PreflightLine {
  if (substitute === '') {
    return isThere
      ? { state: 'ok', sentence: `${name} 本机已安装。` }
      : { state: 'ask', sentence: `${name} 本机未安装，请选代替字体。` }
  }
  if (isThere) {
    return { state: 'ask', sentence: `${name} 以 ${substitute} 代替；本机已安装 ${name}，可改回。` }
  }
  return stands
    ? { state: 'ok', sentence: `${name} 以 ${substitute} 代替。` }
    : { state: 'warn', sentence: `${name} 以 ${substitute} 代替，但本机也未安装 ${substitute}。` }
}
