/** Millimetres in twentieths of a point, the unit of .docx. */
export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440)
}

/** The page of an official document by GB/T 9704-2012: A4, text area 156 × 225 mm, 22 lines of 28 characters. */
export const officialPage = {
  width: twips(210),
  height: twips(297),
  margin: {
    top: twips(37),
    left: twips(28),
    right: twips(210 - 28 - 156),
    bottom: twips(297 - 37 - 225),
    /** 页码 stands 7 mm below the text area; its line is 6 mm high, that of 内部资料 below it 4 mm. */
    footer: twips(297 - 37 - 225 - 7 - 6 - 4),
    header: twips(15),
  },
  textWidth: twips(156),
  /** 28.99 pt: 22 lines fill the height of the text area. */
  linePitch: Math.floor(twips(225) / 22),
  /**
   * Twips that are taken from each character of 16 pt, so that 28 of them fill the width. Not by the grid of the page
   * (`linesAndChars`): where a character is wider than its cell, LibreOffice gives it two.
   */
  characterSpacing: Math.floor(twips(156) / 28) - 320,
} as const
