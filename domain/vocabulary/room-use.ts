import { codeSchema } from './code-table.ts'

/** 用途 of a room; the class is that of 党政机关办公用房管理办法 (办公室、服务用房、设备用房、附属用房). */
export const roomUses = [
  { code: 'office', name: '办公室', aliases: ['办公', '办公用房'], class: '办公室' },
  { code: 'meeting', name: '会议室', aliases: ['会议', '党员活动室'], class: '服务用房' },
  { code: 'hall', name: '服务大厅', aliases: ['便民大厅', '政务大厅'], class: '服务用房' },
  { code: 'reception', name: '接待室', aliases: ['信访接待室', '调解室'], class: '服务用房' },
  { code: 'archive', name: '档案室', aliases: ['档案', '机要室'], class: '服务用房' },
  { code: 'duty', name: '值班室', aliases: ['值班'], class: '服务用房' },
  { code: 'printing', name: '文印室', aliases: ['文印', '打印室'], class: '服务用房' },
  { code: 'storage', name: '储藏室', aliases: ['库房', '物资室'], class: '服务用房' },
  { code: 'canteen', name: '食堂', aliases: ['餐厅'], class: '附属用房' },
  { code: 'equipment', name: '设备用房', aliases: ['设备', '机房', '配电室'], class: '设备用房' },
  { code: 'toilet', name: '卫生间', aliases: ['厕所', '洗手间'], class: '服务用房' },
  { code: 'passage', name: '走廊、楼梯', aliases: ['走廊', '楼梯', '过道', '门厅'], class: '附属用房' },
  { code: 'other', name: '其他', aliases: [], class: '附属用房' },
] as const
export type RoomUse = (typeof roomUses)[number]['code']
export const roomUseSchema = codeSchema(roomUses)
