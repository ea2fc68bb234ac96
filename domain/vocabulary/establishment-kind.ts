import { codeSchema } from './code-table.ts'

/** 编制类别，编制内任职占用的各类 (domain-facts.md 1.2). */
export const substantiveKinds = [
  { code: 'administrative', name: '行政编制', aliases: ['行政', '机关行政编制', '公务员'] },
  {
    code: 'institutionalFull',
    name: '事业编制（财政拨款）',
    aliases: [
      '全额事业编制',
      '事业编制(财政拨款)',
      '事业编制（全额）',
      '全额拨款',
      '财政拨款',
      '全额',
      '公益一类',
    ],
  },
  {
    code: 'institutionalPartial',
    name: '事业编制（财政补助）',
    aliases: [
      '差额事业编制',
      '事业编制(财政补助)',
      '事业编制（差额）',
      '差额补贴',
      '差额拨款',
      '财政补助',
      '差额',
      '公益二类',
    ],
  },
  {
    code: 'institutionalSelf',
    name: '事业编制（经费自理）',
    aliases: [
      '自收自支事业编制',
      '事业编制(经费自理)',
      '事业编制（自收自支）',
      '自收自支',
      '经费自理',
      '自理',
    ],
  },
  { code: 'support', name: '工勤编制', aliases: ['工勤', '机关工勤', '机关工勤编制', '机关后勤编制'] },
] as const
export type SubstantiveKind = (typeof substantiveKinds)[number]['code']
export const substantiveKindSchema = codeSchema(substantiveKinds)

/** As a roster names them: people without an establishment are 编外. */
export const establishmentKinds = [
  ...substantiveKinds,
  {
    code: 'offEstablishment',
    name: '编外',
    aliases: [
      '编外聘用',
      '编外人员',
      '合同制',
      '劳动合同',
      '劳务派遣',
      '公益性岗位',
      '聘用',
      '临时工',
      '政府购买服务',
    ],
  },
] as const
export type EstablishmentKind = (typeof establishmentKinds)[number]['code']
