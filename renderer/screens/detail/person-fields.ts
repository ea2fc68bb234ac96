import type { Person } from '../../../domain/person.ts'
import { educations } from '../../../domain/vocabulary/education.ts'
import { politicalStatuses } from '../../../domain/vocabulary/political-status.ts'
import { sexes } from '../../../domain/vocabulary/sex.ts'
import { choicesOf, type Field } from '../../controls/field.ts'

export type PersonValues = Omit<Person, 'id' | 'status' | 'leftOn' | 'leftReason'>

export const blankPerson: PersonValues = {
  name: '',
  sex: 'unknown',
  ethnicGroup: null,
  birthDate: null,
  idNumber: null,
  politicalStatus: null,
  education: null,
  degree: null,
  major: null,
  fileKeptAt: null,
  filePay: null,
  workStartedOn: null,
  phone: null,
  note: null,
}

/** Without the fields that cannot be encrypted now; the gate beside the form says why. */
export function fillableFields<V extends Pick<Person, 'idNumber' | 'phone'>>(
  fields: readonly Field<V>[],
  canFill: boolean,
): readonly Field<V>[] {
  return canFill ? fields : fields.filter(({ name }) => name !== 'idNumber' && name !== 'phone')
}

/** In the order of the 实名制花名册. */
export const personFields: readonly Field<PersonValues>[] = [
  { name: 'name', label: '姓名', kind: 'text', max: 40, required: true },
  { name: 'sex', label: '性别', kind: 'choice', choices: choicesOf(sexes), required: true },
  { name: 'ethnicGroup', label: '民族', kind: 'text', max: 20 },
  { name: 'birthDate', label: '出生日期', kind: 'day' },
  { name: 'idNumber', label: '身份证号', kind: 'text', max: 18 },
  { name: 'politicalStatus', label: '政治面貌', kind: 'choice', choices: choicesOf(politicalStatuses) },
  { name: 'education', label: '学历', kind: 'choice', choices: choicesOf(educations) },
  { name: 'degree', label: '学位', kind: 'text', max: 20 },
  { name: 'major', label: '专业', kind: 'text', max: 40 },
  { name: 'workStartedOn', label: '参加工作时间', kind: 'day' },
  { name: 'phone', label: '联系电话', kind: 'text', max: 40 },
  { name: 'fileKeptAt', label: '人事档案存放', kind: 'text', max: 80 },
  {
    name: 'filePay',
    label: '档案工资',
    kind: 'text',
    max: 40,
    hint: '填级别、档次，如 二十二级3档；与实际薪酬分开',
  },
  { name: 'note', label: '备注', kind: 'area' },
]
