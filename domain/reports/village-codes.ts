import type { Model } from '../model.ts'

/** The 统计用区划代码 of a village in the latest statistics up to the model's day; empty where there is none. */
export function latestCode(model: Model, villageId: string): string {
  let latest: { readonly asOf: string; readonly code: string } | undefined
  for (const row of model.by('villageCode.villageId', villageId)) {
    if (row.asOf <= model.asOf && (!latest || row.asOf > latest.asOf)) latest = row
  }
  return latest?.code ?? ''
}
