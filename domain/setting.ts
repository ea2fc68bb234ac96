import { z } from 'zod'

/** Settings are rows, so that they are ledgered and undone like everything else. */
export const settingRow = z.object({ id: z.string().min(1).max(80), value: z.string().max(4000) })
export type Setting = Readonly<z.infer<typeof settingRow>>

/** The settings that the product knows, with what holds where a workbook has no row for one. */
export const settingDefaults = {
  /** Name shown in the title bar and on papers. */
  workbookName: '街道机构编制工作簿',
  /** 制图单位 / 制表单位 on papers. */
  preparedBy: '',
  operator: '',
  /** on: the two offices each have exactly the standard four internal offices (the reform's rule). */
  standardStructure: 'off',
  /** What a drag moves: both 岗位与编制, or the post track alone. */
  moveTracks: 'both',
  /** Marks a workbook whose people and numbers are invented (示例). */
  sample: 'off',
  /** 生效日期 of a plan: what is changed from now on takes effect on this day; empty: today. */
  effectiveOn: '',
  /** 并改工作台: ids of the units whose structure is reorganised, and of those that it becomes, by commas. */
  mergerSources: '',
  mergerTargets: '',
  /** 办公用房标准: the level whose rows hold, its figures where they were changed, the document, whether it was checked. */
  officeStandardLevel: 'street',
  officeStandardFigures: '',
  officeStandardDocument: '',
  officeStandardChecked: 'off',
  /** 人均下限 in m² below which a room counts as overfull; empty: nobody has set one. */
  officeLeastArea: '',
  /** Sizes of 门牌, 岗位牌 and 席卡 (one face) in millimetres, and how a 门牌 is coloured: blue or plain. */
  doorPlateSize: '300×120',
  doorPlateColour: 'blue',
  postPlateSize: '200×100',
  tentCardSize: '200×100',
  /** The type that stands in for an official font on every paper; empty: the official one (domain/paper-fonts.ts). */
  fontXiaobiaosong: '',
  fontFangsong: '',
  fontKaiti: '',
  fontHeiti: '',
  fontSongti: '',
  /** 法定退休: age in years before 2025 of each group of women (domain/retirement.ts), and whether it was checked. */
  retirementWomenSenior: '60',
  retirementWomenCadre: '55',
  retirementWomenWorker: '50',
  retirementWomenContract: '50',
  retirementChecked: 'off',
  /** 承接能力: how many items an office can carry for each of its posts; empty: not set, nothing is checked. */
  powersPerPost: '',
  /** 绩效考核: the most that an indicator can earn; the grades, best first (末位不低于 5 %: domain-facts.md section 4). */
  scoreCeiling: '100',
  gradeDistribution: '合格:,末位:5',
  /**
   * 编制内职务空缺的候选人选: years in the rank below that a 正职 and a 副职 ask for (general practice, 待核 until it was
   * compared with the rule in force), and whether it was.
   */
  promotionChiefYears: '2',
  promotionDeputyYears: '3',
  promotionChecked: 'off',
  /** 到期提醒: terms, contracts and 试用期 that end within so many months are listed. */
  reminderMonths: '3',
  /** 薪酬结构: basic shares in per cent of the five steps (domain/pay/steps.ts), and what the incentive parts add up to. */
  payBasicShares: '84.4,60,53.3,46.7,40',
  payPool: 'kept',
  /** What the workbook was made from: reform, zone, sample, blank. */
  template: 'blank',
} as const
/** Settings of the work on a plan; they do not come along when the plan is adopted. */
export const planOnlySettings = [
  'effectiveOn',
  'mergerSources',
  'mergerTargets',
  'operator',
] as const satisfies readonly (keyof typeof settingDefaults)[]
export type SettingName = keyof typeof settingDefaults
