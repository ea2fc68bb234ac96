/** 《济南高新区（综合保税区）体制机制改革方案》 was issued on this day; the article prints no effective date. */
export const planDay = '2016-05-19'
export const planBasis =
  '《济南高新区（综合保税区）体制机制改革方案》（2016-05-19 印发；据《机构与行政》2016年第09期所载）'
export const dateNote = '起始日期取方案印发日期，原文未载明生效日期，待核。'
export const bracketNote = '原文列于括号内，未说明是加挂牌子、下设机构还是所属事业单位，待核。'
