import { z } from 'zod'
import type {
  ImportCell,
  ImportColumn,
  ImportField,
  ImportIssue,
  ImportMapping,
  ImportPreview,
  ImportRow,
} from './import-table.ts'

/** What a roster's columns can carry, and the headers people write for it. Widest use first. */
export const rosterFields = [
  {
    field: 'name',
    label: '姓名',
    aliases: ['名字', '员工姓名', '人员姓名', '职工姓名', 'name'],
    required: true,
  },
  { field: 'sex', label: '性别', aliases: ['男女', 'sex', 'gender'] },
  { field: 'ethnicGroup', label: '民族', aliases: ['ethnicgroup', 'ethnicity'] },
  {
    field: 'birthDate',
    label: '出生年月',
    aliases: ['出生日期', '出生时间', '出生', '生日', '出生年月日', 'birthday', 'birthdate', 'dateofbirth'],
  },
  {
    field: 'idNumber',
    label: '身份证号',
    aliases: [
      '身份证号码',
      '身份证',
      '公民身份号码',
      '公民身份证号码',
      '居民身份证号',
      '证件号码',
      'idnumber',
    ],
  },
  { field: 'politicalStatus', label: '政治面貌', aliases: ['政治面目', '党派', 'politicalstatus'] },
  {
    field: 'education',
    label: '学历',
    aliases: ['最高学历', '文化程度', '学历/学位', '学历学位', '全日制学历', 'education'],
  },
  { field: 'degree', label: '学位', aliases: ['最高学位', 'degree'] },
  { field: 'major', label: '专业', aliases: ['所学专业', '毕业专业', '学历专业', 'major'] },
  {
    field: 'workStartedOn',
    label: '参加工作时间',
    aliases: ['参加工作年月', '参加工作日期', '参工时间', '工作时间', '参加工作'],
  },
  {
    field: 'establishmentKind',
    label: '编制类别',
    aliases: ['编制类型', '编制性质', '编制形式', '编制', '身份类别', '人员类别', '人员性质'],
  },
  // Settles which kind a bare 事业编制 is; the workbook keeps it within the kind.
  {
    field: 'funding',
    label: '经费形式',
    aliases: ['经费来源', '经费渠道', '经费类型', '经费供给形式', '拨款形式', '供养形式'],
  },
  // contract, dispatch, publicWelfare or other (appointment.ts), of people without an establishment.
  { field: 'employment', label: '用工形式', aliases: ['用工性质', '用工方式', '用工类型'] },
  {
    field: 'subdistrictName',
    label: '单位名称',
    aliases: ['街道', '街道名称', '所属街道', '街道办事处', '单位', '工作单位', '所在单位', '所属单位'],
  },
  {
    field: 'unitName',
    label: '编制所在机构',
    aliases: [
      '所在机构',
      '机构',
      '机构名称',
      '内设机构',
      '科室',
      '科室名称',
      '所在科室',
      '部门',
      '部门名称',
      '所在部门',
      '所属部门',
      '处室',
      'department',
      'dept',
    ],
  },
  {
    field: 'positionTitle',
    label: '编制内职务',
    aliases: [
      '职务',
      '现任职务',
      '行政职务',
      '职务名称',
      '工作职务',
      '职位',
      'title',
      'position',
      'jobtitle',
    ],
  },
  { field: 'rank', label: '职级', aliases: ['职级名称', '现职级', '行政级别', '级别', '职务职级', 'rank'] },
  {
    field: 'positionStartedOn',
    label: '任现职时间',
    aliases: ['现任职务时间', '任职时间', '任职日期', '任现职年月', '任现职务时间'],
  },
  {
    field: 'postName',
    label: '实际岗位',
    aliases: ['岗位', '岗位名称', '聘用岗位', '现岗位', '聘任岗位名称', '工作岗位', '聘任岗位', 'post'],
  },
  { field: 'postCategory', label: '岗位类别', aliases: ['岗位类型', '岗位类别/等级'] },
  { field: 'postGrade', label: '岗位等级', aliases: ['岗位级别', '岗级', '岗位等级名称'] },
  { field: 'appointmentMode', label: '聘任方式', aliases: ['聘用方式', '任用方式', '选聘方式'] },
  {
    field: 'termStart',
    label: '聘期开始',
    aliases: [
      '聘期起',
      '聘期开始时间',
      '聘期起始时间',
      '聘用开始时间',
      '聘期起止',
      '合同开始时间',
      '聘任时间',
    ],
  },
  {
    field: 'termEnd',
    label: '聘期结束',
    aliases: ['聘期止', '聘期结束时间', '聘期终止时间', '聘用结束时间', '合同结束时间', '聘期届满'],
  },
  {
    field: 'contractTerm',
    label: '合同类型',
    aliases: ['劳动合同类型', '合同期限类型', '聘用合同类型', '合同种类'],
  },
  {
    field: 'contractStart',
    label: '合同起',
    aliases: ['合同起始日期', '劳动合同开始', '合同签订日期', '劳动合同起', '合同起止', '劳动合同起止'],
  },
  {
    field: 'contractEnd',
    label: '合同止',
    aliases: ['合同终止日期', '劳动合同止', '合同到期日', '合同到期时间', '合同截止日期', '劳动合同结束'],
  },
  {
    field: 'probationUntil',
    label: '试用期止',
    aliases: ['试用期截止', '试用期满', '试用期到期', '试用期结束', '试用期满日期'],
  },
  { field: 'employer', label: '派遣单位', aliases: ['劳务派遣单位', '派遣公司', '用工单位派遣方'] },
  {
    field: 'fileKeptAt',
    label: '人事档案存放',
    aliases: ['人事档案', '人事档案存放地', '档案存放地', '档案所在地', '档案保管单位'],
  },
  { field: 'filePay', label: '档案工资', aliases: ['档案工资级别', '档案工资级别档次', '工资级别档次'] },
  {
    field: 'phone',
    label: '联系电话',
    aliases: [
      '手机号',
      '手机',
      '手机号码',
      '电话',
      '联系方式',
      '电话号码',
      '移动电话',
      'phone',
      'mobile',
      'tel',
    ],
  },
  {
    field: 'status',
    label: '人员状态',
    aliases: ['状态', '在职状态', '人员现状', '在岗状态', '员工状态', 'status'],
  },
  { field: 'note', label: '备注', aliases: ['说明', '备注说明', 'note', 'remark', 'remarks'] },
] as const satisfies readonly ImportField[]

export type RosterField = (typeof rosterFields)[number]['field']

const rosterFieldCodes = rosterFields.map((entry) => entry.field) as [RosterField, ...RosterField[]]

export type RosterMapping = ImportMapping<RosterField>

/** What the clerk settled about a file; what is left out is guessed. */
export const rosterChoiceSchema = z.object({
  token: z.string(),
  sheet: z.string().optional(),
  /** Zero-based row of the last header line. */
  headerRow: z.number().int().min(0).optional(),
  mapping: z.record(z.string().regex(/^\d{1,5}$/), z.enum(rosterFieldCodes)).optional(),
})
export type RosterChoice = z.infer<typeof rosterChoiceSchema>

/** The clerk's answer to one row of the preview; what is left out follows the preview. */
export const rosterDecisionSchema = z.object({
  /** Zero-based row in the sheet. */
  row: z.number().int().min(0),
  action: z.enum(['take', 'skip']).optional(),
  unitId: z.string().nullable().optional(),
  personId: z.string().nullable().optional(),
})
export type RosterDecision = z.infer<typeof rosterDecisionSchema>

/** A unit of the workbook as a roster can name it: its path is its upper units' names and its own, by `/`. */
export interface RosterUnit {
  readonly id: string
  readonly name: string
  readonly path: string
}

export interface RosterPost {
  readonly id: string
  readonly unitId: string
  readonly name: string
}

/** A person of the workbook, with what a roster can say of him. */
export interface RosterPerson {
  readonly id: string
  readonly name: string
  readonly idNumber: string | null
  readonly birthDate: string | null
  readonly unitId: string | null
  /** Codes for coded fields, YYYY-MM-DD for days, plain text for the rest: the spelling of parsed values. */
  readonly facts: Readonly<Partial<Record<RosterField, string>>>
}

/** What of the workbook a roster is compared with. */
export interface RosterContext {
  readonly units: readonly RosterUnit[]
  readonly posts: readonly RosterPost[]
  readonly people: readonly RosterPerson[]
  readonly today: string
  /** Fields that cannot be written now: personal columns without their key. */
  readonly leaveOut?: readonly RosterField[]
}

export type RosterIssue = ImportIssue
export type RosterCell = ImportCell

export type RosterUnitMatch = 'exact' | 'path' | 'similar' | 'ambiguous' | 'none'
export type RosterPersonMatch = 'idNumber' | 'nameAndBirth' | 'nameInUnit' | 'none'

export interface RosterRow extends ImportRow<RosterField> {
  readonly unit: {
    readonly id: string | null
    readonly how: RosterUnitMatch
    readonly suggestions: readonly { readonly id: string; readonly path: string }[]
  }
  readonly post: { readonly id: string | null; readonly how: 'exact' | 'none' }
  readonly person: { readonly id: string | null; readonly how: RosterPersonMatch }
}

export type RosterColumn = ImportColumn<RosterField>
export type RosterPreview = ImportPreview<RosterField, RosterRow> & {
  /** Columns that the table has and that would not come in. */
  readonly leftOut: readonly RosterField[]
}
