const compared = { group: 'plan', scope: 'sides', personal: false } as const
const everyFormat = ['xlsx', 'docx'] as const

/** The papers of a reform: made from the two sides of a comparison, as the list of exports shows them. */
export const planPapers = {
  reformPlan: {
    ...compared,
    name: '机构改革调整方案',
    track: null,
    formats: ['docx'],
    hint: '按公文格式：基本情况、机构、编制、职数、岗位、人员、职责、村居，所列数字与比较界面一致。',
  },
  oldNew: {
    ...compared,
    name: '新旧机构对照表',
    track: null,
    formats: everyFormat,
    hint: '原机构及职责、处置、新机构及职责、依据，一一对照。',
  },
  placements: {
    ...compared,
    name: '人员划转安置名册',
    track: '岗位聘职',
    formats: everyFormat,
    hint: '凡岗位或编制有变动的人员，每人一行，留签字栏。',
  },
  handover: {
    ...compared,
    name: '村居移交清单',
    track: null,
    formats: everyFormat,
    hint: '按接收单位分表，移交人、接收人、监交人签字。',
  },
} as const
