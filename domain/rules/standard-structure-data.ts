import type { DutyField } from '../unit.ts'

/** One of the internal offices that the reform gives to every subdistrict, with the bodies in brackets behind its name. */
export interface StandardOffice {
  readonly name: string
  readonly plates: readonly string[]
  /** 职责类别, read from the name alone: the article gives no list of duties. 待核. */
  readonly dutyField: DutyField
  /** The source lost the front of the name: any name that ends like this one and waits for the clerk is taken for it. */
  readonly frontLost: boolean
}

/** Basis: the reform's text, "What the source says of this reform" in domain.md: the same four in both offices. */
export const standardOffices: readonly StandardOffice[] = [
  { name: '党群工作办公室', dutyField: 'party', plates: [], frontLost: false },
  { name: '社会事业办公室', dutyField: 'publicService', plates: ['社区服务中心'], frontLost: false },
  { name: '办公室', dutyField: 'socialManagement', plates: ['社会治安综合治理办公室'], frontLost: true },
  {
    name: '经济建设保障办公室',
    dutyField: 'economy',
    plates: [
      '经济发展中心',
      '城市管理服务中心',
      '财政所',
      '安全生产督管办',
      '建设工程质量安全督管办',
      '道路交通安全监管办',
    ],
    frontLost: false,
  },
]
