import { z } from 'zod'
import type { ImportField, ImportPreview, ImportRow } from './import-table.ts'

/** The columns of a 考核计分表 that is read back; the others on it are for the reader. */
export const scoreFields = [
  { field: 'code', label: '识别码', aliases: ['识别码（勿改）'], required: true },
  { field: 'subject', label: '考核对象', aliases: ['姓名', '被考核人', '被考核单位'] },
  { field: 'indicator', label: '指标名称', aliases: ['考核指标', '指标'] },
  { field: 'actual', label: '完成值', aliases: ['完成情况', '实际完成', '实际完成值'] },
  { field: 'points', label: '得分', aliases: ['考核得分', '评分', '分数'] },
  { field: 'assessor', label: '考核人', aliases: ['评分人', '打分人'] },
  { field: 'appeal', label: '申诉', aliases: ['申诉情况'] },
] as const satisfies readonly ImportField[]

export type ScoreField = (typeof scoreFields)[number]['field']
const codes = scoreFields.map((entry) => entry.field) as [ScoreField, ...ScoreField[]]

/** What the clerk settled about a file; what is left out is guessed. */
export const scoreChoiceSchema = z.object({
  token: z.string(),
  sheet: z.string().optional(),
  headerRow: z.number().int().min(0).optional(),
  mapping: z.record(z.string().regex(/^\d{1,5}$/), z.enum(codes)).optional(),
})
export type ScoreChoice = z.output<typeof scoreChoiceSchema>

export interface ScoreRow extends ImportRow<ScoreField> {
  readonly pickId: string | null
  /** The columns that change, as `setScores` takes them. */
  readonly patch: {
    readonly actual?: number
    readonly points?: number
    readonly assessor?: string
    readonly appeal?: string
  }
}

export type ScorePreview = ImportPreview<ScoreField, ScoreRow>
