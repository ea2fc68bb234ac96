/**
 * The fonts of official papers (GB/T 9704-2012), by the names under which Windows and WPS have them. Where one is
 * absent the reader's program takes its own substitute; nothing is embedded.
 */
export const xiaobiaosong = '方正小标宋简体'
export const fangsong = '仿宋_GB2312'
export const heiti = '黑体'
export const kaiti = '楷体_GB2312'
export const songti = '宋体'

/** A font for all of a run's characters: Chinese ones are set by `eastAsia`, which a plain name leaves to the theme. */
export function fontOf(name: string) {
  return { font: { ascii: name, hAnsi: name, eastAsia: name, cs: name } }
}
