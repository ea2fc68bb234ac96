import { z } from 'zod'
import { type DocumentChoice, documentChoiceSchema } from './document.ts'
import { idSchema } from './id.ts'
import type { ImportField, ImportPreview, ImportRow } from './import-table.ts'
import type { CapKey } from './quota.ts'
import type { UnitKind } from './unit.ts'

/** Every way in which tables head a column of 事业编制 of one funding. */
const funded = (words: readonly string[]) =>
  words.flatMap((word) => [
    word,
    `事业编制(${word})`,
    `事业(${word})`,
    `事业编制${word}`,
    `事业${word}`,
    `${word}事业编制`,
    `${word}事业`,
  ])

/** What a structure table's columns can carry, and the headers people write for it. */
export const structureFields = [
  {
    field: 'name',
    label: '机构名称',
    aliases: ['机构', '单位名称', '名称', '科室', '科室名称', '部门', '部门名称', '内设机构名称', '机构全称'],
    required: true,
  },
  {
    field: 'parent',
    label: '上级机构',
    aliases: ['上级', '隶属', '隶属机构', '隶属单位', '上级单位', '上级机构名称', '主管机构', '所属街道'],
  },
  {
    field: 'kind',
    label: '机构类别',
    aliases: ['机构类型', '机构性质', '类别', '类型', '单位性质', '单位类别'],
  },
  { field: 'level', label: '级别', aliases: ['机构级别', '机构规格', '规格', '规格级别', '单位级别'] },
  { field: 'plates', label: '加挂牌子', aliases: ['加挂牌子名称', '牌子', '挂牌', '加挂', '合署挂牌'] },
  {
    field: 'total',
    label: '编制总数',
    aliases: ['编制', '编制数', '编制合计', '编制总量', '编制小计', '人员编制', '人员编制数', '总编制'],
  },
  { field: 'administrative', label: '行政编制', aliases: ['行政', '行政编', '机关行政编制', '行政编制数'] },
  {
    field: 'institutionalFull',
    label: '事业编制（全额）',
    aliases: [
      ...funded(['全额', '全额拨款', '财政拨款', '公益一类']),
      '事业编制',
      '事业',
      '事业编',
      '事业编制数',
    ],
  },
  {
    field: 'institutionalPartial',
    label: '事业编制（差额）',
    aliases: funded(['差额', '差额拨款', '差额补贴', '差额补助', '财政补助', '公益二类']),
  },
  {
    field: 'institutionalSelf',
    label: '事业编制（自收自支）',
    aliases: funded(['自收自支', '经费自理', '自理']),
  },
  {
    field: 'support',
    label: '工勤编制',
    aliases: ['工勤', '机关工勤编制', '工勤编', '后勤编制', '工勤编制数'],
  },
  {
    field: 'chief',
    label: '领导职数（正职）',
    aliases: ['正职', '领导职数正', '领导职数正职', '正职职数', '职数正', '职数正职', '正职领导职数', '正'],
  },
  {
    field: 'deputy',
    label: '领导职数（副职）',
    aliases: ['副职', '领导职数副', '领导职数副职', '副职职数', '职数副', '职数副职', '副职领导职数', '副'],
  },
  { field: 'leading', label: '领导职数', aliases: ['职数', '领导职数(正副)', '科级领导职数', '中层职数'] },
  {
    field: 'internalOffices',
    label: '内设机构数',
    aliases: ['内设机构', '内设机构个数', '机构数', '机构个数', '内设科室数'],
  },
  {
    field: 'documentNumber',
    label: '批准文号',
    aliases: ['文号', '批文', '批文文号', '核定文号', '批复文号', '设立文号', '依据文号', '批准文件'],
  },
  {
    field: 'documentIssuer',
    label: '批准机关',
    aliases: ['发文机关', '批复机关', '审批机关', '核定机关', '批准单位'],
  },
  {
    field: 'documentDate',
    label: '批准日期',
    aliases: ['批复日期', '发文日期', '批准时间', '核定日期', '批复时间', '发文时间'],
  },
  {
    field: 'duties',
    label: '主要职责',
    aliases: ['职责', '工作职责', '职能', '主要职能', '机构职责', '职能职责', '职责任务'],
  },
  { field: 'posts', label: '岗位', aliases: ['岗位设置', '岗位名称', '岗位职数', '设岗', '岗位及数量'] },
  { field: 'note', label: '备注', aliases: ['说明', '备注说明', '注'] },
] as const satisfies readonly ImportField[]

export type StructureField = (typeof structureFields)[number]['field']

const fieldCodes = structureFields.map((entry) => entry.field) as [StructureField, ...StructureField[]]

const cap = (ledger: CapKey['ledger'], kind: string): CapKey => ({ ledger, kind, level: '' })

/** The columns that hold an approved number, and which cap it is. */
const structureCaps = {
  total: cap('establishment', 'total'),
  administrative: cap('establishment', 'administrative'),
  institutionalFull: cap('establishment', 'institutionalFull'),
  institutionalPartial: cap('establishment', 'institutionalPartial'),
  institutionalSelf: cap('establishment', 'institutionalSelf'),
  support: cap('establishment', 'support'),
  chief: cap('leading', 'chief'),
  deputy: cap('leading', 'deputy'),
  internalOffices: cap('institutions', 'internalOffice'),
} as const satisfies Partial<Record<StructureField, CapKey>>
export type CapField = keyof typeof structureCaps
export const capFields = Object.keys(structureCaps) as readonly CapField[]

/** The cap of a column at a unit of that level: 领导职数 of different levels are counted apart. */
export function structureCapKey(field: CapField, level: string | null): CapKey {
  const key: CapKey = structureCaps[field]
  return key.ledger === 'leading' ? { ...key, level: level ?? '' } : key
}

/** What the clerk settled about a file; what is left out is guessed. */
export const structureChoiceSchema = z.object({
  token: z.string(),
  sheet: z.string().optional(),
  /** Zero-based row of the last header line. */
  headerRow: z.number().int().min(0).optional(),
  mapping: z.record(z.string().regex(/^\d{1,5}$/), z.enum(fieldCodes)).optional(),
  /** The unit below which rows without 上级机构 go; null: they become top units. */
  targetId: idSchema.nullable().default(null),
  /** The document of every number whose row names none. */
  document: documentChoiceSchema.optional(),
})
export type StructureChoice = z.output<typeof structureChoiceSchema>

/** A unit of the workbook as a structure table can name it, and what it can say of it. */
export interface StructureUnit {
  readonly id: string
  readonly name: string
  readonly parentId: string | null
  /** The names from the topmost unit down to its own, by `/`. */
  readonly path: string
  readonly kind: UnitKind
  readonly level: string | null
  readonly duties: string | null
  readonly note: string | null
  readonly plates: readonly string[]
  readonly posts: readonly StructurePost[]
  readonly numbers: StructureNumbers
}

export interface StructurePost {
  readonly name: string
  readonly headcount: number
}

export type StructureNumbers = Readonly<Partial<Record<CapField, number>>>

/** What of the workbook a structure table is compared with. */
export interface StructureContext {
  readonly units: readonly StructureUnit[]
  readonly documents: readonly {
    readonly id: string
    readonly number: string
    readonly issuer: string
    readonly issuedOn: string
  }[]
}

/** Below what a row stands: another row of the file, a unit of the workbook, or nothing. */
export type StructureParent =
  | { readonly of: 'row'; readonly row: number }
  | { readonly of: 'unit'; readonly id: string }
  | { readonly of: 'top' }

export interface StructureRow extends ImportRow<StructureField> {
  /** The unit of the workbook that the row is about; null where it is to be set up. */
  readonly unitId: string | null
  /** null where the row is no unit, or it cannot be told. */
  readonly parent: StructureParent | null
  /** The names from above down to its own, by `/`. */
  readonly path: string
  readonly kind: UnitKind
  readonly numbers: StructureNumbers
  readonly plates: readonly string[]
  readonly posts: readonly StructurePost[]
  /** What the numbers stand on; null where the row has none. */
  readonly document: DocumentChoice | null
  /** What an update changes, each in a few words: 行政编制 5 → 6. */
  readonly changes: readonly string[]
}

export interface StructurePreview extends ImportPreview<StructureField, StructureRow> {
  /** Rows with numbers that name no document: the clerk is asked for it once. */
  readonly documentless: number
}

/** Whether a column holds 领导职数, which stand on the unit's level. */
export function isLeadingField(field: CapField): boolean {
  return structureCaps[field].ledger === 'leading'
}

export function structureLabel(field: StructureField): string {
  return structureFields.find((entry) => entry.field === field)?.label ?? field
}
