/** What stands beside the state of the personal columns, on the screen and in the status bar. */
export const personalSigns = { none: '○', locked: '■', open: '✓' } as const
export const personalNames = {
  none: '未设置：身份证号、电话、薪酬金额不能填写',
  locked: '已锁定：身份证号、电话显示为“已加密”，薪酬金额不能查看',
  open: '已解锁：可以填写，显示时只露部分号码，金额写明事由才显示',
} as const
export const personalShortNames = { none: '号码未设口令', locked: '号码已锁定', open: '号码已解锁' } as const
