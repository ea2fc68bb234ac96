import { z } from 'zod'
import { type Day, daySchema } from './day.ts'
import { idSchema } from './id.ts'
import { isSealed } from './personal.ts'
import { educationSchema } from './vocabulary/education.ts'
import { personStatusSchema } from './vocabulary/person-status.ts'
import { politicalStatusSchema } from './vocabulary/political-status.ts'
import { sexSchema } from './vocabulary/sex.ts'

/** What a clerk types: never the text that stands for an encrypted value (personal.ts). */
const typed = (max: number) =>
  z
    .string()
    .max(max)
    .refine((text) => !isSealed(text), { message: '请输入完整号码' })

export const personRow = z.object({
  id: idSchema,
  name: z.string().trim().min(1, '请填写姓名').max(40),
  sex: sexSchema,
  birthDate: daySchema.nullable(),
  idNumber: typed(18).nullable(),
  ethnicGroup: z.string().max(20).nullable(),
  politicalStatus: politicalStatusSchema.nullable(),
  education: educationSchema.nullable(),
  degree: z.string().max(20).nullable(),
  /** 专业, as the diploma names it. */
  major: z.string().max(40).nullable(),
  workStartedOn: daySchema.nullable(),
  phone: typed(40).nullable(),
  /** 人事档案 of people with an establishment: where it is kept. */
  fileKeptAt: z.string().max(80).nullable(),
  /** 档案工资 as the file holds it, by 级别 and 档次; what is really paid stands elsewhere and follows the post. */
  filePay: z.string().max(40).nullable(),
  status: personStatusSchema,
  leftOn: daySchema.nullable(),
  leftReason: z.string().max(80).nullable(),
  note: z.string().max(2000).nullable(),
})
export type Person = Readonly<z.infer<typeof personRow>>

/** Whether somebody is in service on a day: who leaves on a coming day is there until then. */
export function isInService(person: Pick<Person, 'status' | 'leftOn'>, day: Day): boolean {
  return person.status === 'active' || (person.leftOn !== null && person.leftOn > day)
}
