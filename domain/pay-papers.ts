const formats = ['xlsx', 'docx'] as const

/** The paper of 薪酬结构. Amounts stand in it only where they are asked for in full, with the purpose. */
export const payPapers = {
  paySimulation: {
    name: '薪酬结构测算表',
    group: 'performance',
    track: '岗位聘职',
    scope: 'branch',
    personal: true,
    personalTable: 'pay',
    ofAssessment: 'optional',
    formats,
    hint: '测算模型，不发放工资。各步的比例、总额和增减人数，再逐人列各步的年收入和增减。',
  },
} as const
