const format = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** Yuan with two decimals: 12,345.60. */
export const money = (yuan: number) => format.format(yuan)

/** A difference with its sign in words and colours' stead: ＋ 120.00, － 35.50, 0.00. */
export function difference(yuan: number): string {
  if (yuan === 0) return money(0)
  return `${yuan > 0 ? '＋' : '－'} ${money(Math.abs(yuan))}`
}
