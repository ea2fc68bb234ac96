const formats = ['xlsx', 'docx'] as const

/** Of one 考核周期, on the post track; a branch of units holds who works in it. */
const ofPeriod = {
  group: 'performance',
  track: '岗位聘职',
  scope: 'branch',
  personal: false,
  ofAssessment: 'needed',
  formats,
} as const

/** The papers of 绩效考核, as the list of exports shows them. */
export const performancePapers = {
  assessmentResults: {
    ...ofPeriod,
    name: '绩效考核结果表',
    hint: '按名次列每人得分和等次，附各等次人数和比例；没有评完的列在最后，不定等次。',
  },
  unitAssessmentResults: {
    ...ofPeriod,
    name: '机构考核结果表',
    hint: '按名次列各机构的单位得分、人员平均分和已定等次人数。',
  },
  scoringSheets: {
    ...ofPeriod,
    name: '考核计分表（按机构）',
    formats: ['xlsx'],
    hint: '每个机构一张，发给各机构填完成值、得分、考核人后再导入；表头和识别码已锁定。',
  },
  scoringSheetsByAssessor: {
    ...ofPeriod,
    name: '考核计分表（按考核人）',
    formats: ['xlsx'],
    hint: '每个考核人一张，列由其评分的指标；没有登记考核人的列在一张。可再导入。',
  },
} as const
