import {
  type FontFamily,
  fontStack,
  genericOf,
  type PaperFontNames,
  paperFonts,
} from '../../domain/paper-fonts.ts'

const known = new Map<string, boolean>()

/** Whether this machine has a family, under any of its names; looked for once. */
export function hasFamily(names: FontFamily): boolean {
  const [first] = names
  const there = known.get(first) ?? names.some(isThere)
  known.set(first, there)
  return there
}

/** A font that is there looks the same whatever stands behind it; without it, each stand-in has widths of its own. */
function isThere(name: string): boolean {
  const context = document.createElement('canvas').getContext('2d')
  if (!context) return true
  const widths = ['monospace', 'sans-serif'].map((other) => {
    context.font = `72px "${name}", ${other}`
    return context.measureText('mmwwlli0123').width
  })
  return widths[0] === widths[1]
}

/** The type of a paper as custom properties of CSS: `--type-fangsong` and so on. */
export function typeVariables(fonts: PaperFontNames): Record<`--type-${string}`, string> {
  return Object.fromEntries(
    paperFonts.map((font) => {
      const families = fontStack(font, fonts[font]).map((family) => `"${family}"`)
      return [`--type-${font}`, [...families, genericOf(font)].join(', ')]
    }),
  )
}
