/** The fonts of official papers, each with the names under which a system may have it. */
const official = [
  ['方正小标宋', ['方正小标宋简体', 'FZXiaoBiaoSong-B05S']],
  ['仿宋_GB2312', ['仿宋_GB2312', 'FangSong_GB2312']],
  ['楷体_GB2312', ['楷体_GB2312', 'KaiTi_GB2312']],
  ['黑体', ['黑体', 'SimHei']],
] as const

let known: readonly string[] | null = null

/** Those that this machine lacks; looked for once. */
export function missingFonts(): readonly string[] {
  known ??= official.filter(([, names]) => !names.some(isThere)).map(([name]) => name)
  return known
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
