import type { Model } from '../model.ts'

/**
 * Where a share comes from. 来源文件: the article says 84.4 % and 15.6 % (8.4:1.6), then 6:4, then within three years
 * 4:6. 假设: what lies between 6:4 and 4:6 it does not say; even steps are assumed until somebody sets them.
 */
export type ShareOrigin = 'source' | 'assumption' | 'own'

export const shareOriginNames: Readonly<Record<ShareOrigin, string>> = {
  source: '来源文件',
  assumption: '假设',
  own: '本单位设定',
}

/** A step of the change of the pay structure. */
export interface PayStep {
  readonly name: string
  /** Of the whole, between 0 and 1: 月工资 and 月考核奖. */
  readonly basic: number
  /** What is left to the 年终奖: with `basic` it makes 1. */
  readonly incentive: number
  readonly origin: ShareOrigin
}

const planned = [
  { name: '现行', share: 84.4, origin: 'source' },
  { name: '第一步', share: 60, origin: 'source' },
  { name: '第二步第一年', share: 53.3, origin: 'assumption' },
  { name: '第二步第二年', share: 46.7, origin: 'assumption' },
  { name: '第二步第三年', share: 40, origin: 'source' },
] as const satisfies readonly {
  readonly name: string
  readonly share: number
  readonly origin: ShareOrigin
}[]

export const payStepNames = planned.map(({ name }) => name)

/** Basic shares in per cent as they are written in the setting: 84.4,60,53.3,46.7,40. */
export function readShares(text: string): readonly number[] | { readonly fault: string } {
  const parts = text
    .split(/[,，;；]/)
    .map((part) => part.trim().replace(/%$/, ''))
    .filter(Boolean)
  if (parts.length !== planned.length) return { fault: `应有 ${planned.length} 个基本部分比例` }
  const wrong = parts.find((part) => !/^\d+(\.\d+)?$/.test(part) || Number(part) > 100)
  return wrong === undefined ? parts.map(Number) : { fault: `比例“${wrong}”应在 0 到 100 之间` }
}

/** The steps as they are set; those of the plan where the setting was broken. */
export function payStepsOf(model: Model): readonly PayStep[] {
  const read = readShares(model.setting('payBasicShares'))
  const shares = 'fault' in read ? planned.map(({ share }) => share) : read
  return planned.map(({ name, share, origin }, index) => {
    const basic = (shares[index] ?? share) / 100
    return { name, basic, incentive: 1 - basic, origin: shares[index] === share ? origin : 'own' }
  })
}

/** A ratio as the article writes it: 8.4:1.6, 6:4; a third digit where there is one. */
export function ratioText({ basic, incentive }: Pick<PayStep, 'basic' | 'incentive'>): string {
  const tenths = (share: number) => String(Math.round(share * 1000) / 100)
  return `${tenths(basic)} : ${tenths(incentive)}`
}
