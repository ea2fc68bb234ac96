import type { DutyField, UnitKind } from '../unit.ts'

/** Where the facts are from: 济南市编办《济南市加快推进高新区机制改革》,《机构与行政》2016年第09期. */
export const zoneSource = '《机构与行政》2016年第09期《济南市加快推进高新区机制改革》'

/** A body that the source names, with the words of the source on which it stands. */
export interface ZoneBody {
  readonly name: string
  readonly kind: UnitKind
  /** The bodies in brackets; what they are the source does not say. */
  readonly plates?: readonly string[]
  readonly dutyField?: DutyField
  /** One to a line; what comes from an old department is told by that department. */
  readonly duties?: readonly string[]
  /** What was read into the source; the name is 待核 where this is about it. */
  readonly doubt?: string
  readonly isNameOpen?: true
  /** Found in the text of the source as it stands (test/domain/zone.test.ts). */
  readonly quote: string
}

/** The bureaus after 大部制. */
export const bureaus: readonly ZoneBody[] = [
  {
    name: '国土规划建设管理局',
    kind: 'bureau',
    quote:
      '整合设立“国土规划建设管理局”,将规划、国土、建设、环保、消防、人防等建设类职能进行整合,构建“大建设”体系',
  },
  {
    name: '科技经济运行局',
    kind: 'bureau',
    plates: ['安监局', '统计局'],
    dutyField: 'economy',
    quote:
      '整合设立“科技经济运行局(安监局、统计局)”,将发改、科技、经信等部门的工业类经济职能整合,构建“大经济”体系',
  },
  {
    name: '服务业促进局',
    kind: 'bureau',
    plates: ['金融办'],
    dutyField: 'economy',
    quote: '整合设立“服务业促进局(金融办)”,将发改、商务、科技、金融等部门的服务业职能整合,构建“大服务”体系',
  },
  {
    name: '社会事业局',
    kind: 'bureau',
    dutyField: 'publicService',
    duties: ['涉及民生的公共服务职能'],
    doubt: '原文未载由哪些部门划入，待核。',
    quote: '整合设立“社会事业局”,将涉及民生的公共服务职能整合,构建“大社会管理”体系',
  },
  {
    name: '行政服务和审批管理办公室',
    kind: 'bureau',
    duties: ['行政审批与服务'],
    quote: '同时设立“行政服务和审批管理办公室”',
  },
  {
    name: '审计监督管理局',
    kind: 'bureau',
    duties: ['内外协同全覆盖的“大审计”'],
    quote: '“审计监督管理局”',
  },
  {
    name: '战略发展与宣传策划局',
    kind: 'bureau',
    plates: ['区域经济与高端产业发展智库'],
    doubt: '原文未载其职责，待填。',
    quote: '“战略发展与宣传策划局(区域经济与高端产业发展智库)”',
  },
]

/** An old department, or what the source says of one, with each of its duties and the bureau that took it over. */
export interface OldDepartment {
  readonly name: string
  /** Duty → bureau. */
  readonly duties: readonly { readonly line: string; readonly to: string }[]
  /** The department itself goes on under this name. */
  readonly renamedTo?: string
}

const construction = ['规划', '国土', '建设', '环保', '消防', '人防'] as const
const industry = '工业类经济职能'
const services = '服务业职能'

/** 大部制: old department × duty → new bureau. Only the short names stand in the source. */
export const oldDepartments: readonly OldDepartment[] = [
  ...construction.map((name) => ({
    name: `${name}部门`,
    duties: [{ line: `${name}方面的建设类职能`, to: '国土规划建设管理局' }],
  })),
  {
    name: '发改部门',
    duties: [
      { line: `发改方面的${industry}`, to: '科技经济运行局' },
      { line: `发改方面的${services}`, to: '服务业促进局' },
    ],
  },
  {
    name: '科技部门',
    duties: [
      { line: `科技方面的${industry}`, to: '科技经济运行局' },
      { line: `科技方面的${services}`, to: '服务业促进局' },
    ],
  },
  { name: '经信部门', duties: [{ line: `经信方面的${industry}`, to: '科技经济运行局' }] },
  { name: '商务部门', duties: [{ line: `商务方面的${services}`, to: '服务业促进局' }] },
  { name: '金融部门', duties: [{ line: `金融方面的${services}`, to: '服务业促进局' }] },
  { name: '组织部', duties: [], renamedTo: '人力资源管理部' },
]

/** 组织部 → 人力资源管理部 stands in the source with these words. */
export const renamingQuote = '将“组织部”更名为“人力资源管理部”'

const parkQuote =
  '建设由齐鲁软件园发展中心、新兴服务业发展中心、创业服务中心、智能装备产业发展中心等7个专业园区组成的招商服务体系'
const parkDoubt = '原文载 7 个专业园区，只列名 4 个；其余 3 个待核补。'

/** Seven parks, of which the source names four here; one more is named among the “九大战区”. */
export const parks: readonly ZoneBody[] = [
  {
    name: '国家信息通信国际创新园管委会',
    kind: 'park',
    plates: ['济南高新区投资促进中心'],
    dutyField: 'economy',
    duties: ['管理相关特色园区和专业工作组', '牵头招商引资工作', '承担国际合作与交流'],
    doubt: '管理哪些园区原文未载，待核。',
    quote: '以国家信息通信国际创新园管委会为平台,加挂“济南高新区投资促进中心”牌子',
  },
  ...['齐鲁软件园发展中心', '新兴服务业发展中心', '创业服务中心', '智能装备产业发展中心'].map(
    (name): ZoneBody => ({ name, kind: 'park', dutyField: 'economy', doubt: parkDoubt, quote: parkQuote }),
  ),
  {
    name: '生命科学城发展中心',
    kind: 'park',
    dutyField: 'economy',
    isNameOpen: true,
    doubt: '原文列为“九大战区”之一，未载是否属于 7 个专业园区，待核。',
    quote: '智能装备产业发展中心、生命科学城发展中心等“九大战区”',
  },
]

/** 济高控股集团 with its levels: the source names the levels, not the bodies. */
export const holding: ZoneBody & { readonly levels: readonly ZoneBody[] } = {
  name: '济南高新控股集团有限公司',
  kind: 'company',
  duties: ['融资', '投入', '开发', '土地熟化', '保障'],
  doubt: '原文又称“济高控股集团”“高新控股集团”，认作同一企业，待核。',
  isNameOpen: true,
  quote: '整合济南高新控股集团有限公司及其二级公司和济南高新区其他同类企业',
  levels: [
    { name: '决策层', kind: 'subOffice', quote: '调整完善济高控股集团决策层、内部职能层' },
    { name: '内部职能层', kind: 'subOffice', quote: '调整完善济高控股集团决策层、内部职能层' },
    { name: '二级公司', kind: 'company', quote: '做强做优二级公司' },
  ],
}

/** 《市级下放济南高新区管委会行政权力清单》, published on 2016-06-30. */
export const handedDown = {
  categories: 10,
  departments: 47,
  items: 3250,
  largest: { department: '市工商局', items: 475 },
  quotes: [
    '全面下放行政审批、行政处罚等10类市级行政权力事项',
    '等47个部门共计3250项',
    '市工商局下放的行政权力事项最多,达475项',
  ],
} as const
