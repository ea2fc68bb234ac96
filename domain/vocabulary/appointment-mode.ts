import { codeSchema } from './code-table.ts'

/** 聘任方式：改革方案的四种. */
export const appointmentModes = [
  { code: 'direct', name: '直接聘任', aliases: ['直聘', '直接'] },
  { code: 'competitive', name: '竞争聘任', aliases: ['竞聘', '竞争上岗', '竞争'] },
  { code: 'mutual', name: '双向选择聘任', aliases: ['双向选择', '双选'] },
  { code: 'open', name: '社会招聘', aliases: ['公开招聘', '社招', '招聘'] },
] as const
export type AppointmentMode = (typeof appointmentModes)[number]['code']
export const appointmentModeSchema = codeSchema(appointmentModes)
