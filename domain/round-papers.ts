/** Of one 聘任轮次, on the post track. */
const ofRound = { track: '岗位聘职', scope: 'branch', ofRound: true } as const

/** The papers of a round, as the list of exports shows them. */
export const roundPapers = {
  roundApplications: {
    ...ofRound,
    name: '岗位聘任报名表',
    group: 'posts',
    personal: true,
    formats: ['xlsx'],
    hint: '一行一人一个岗位：志愿、成绩、岗位排序，附空行；填好后可在岗位聘任再导入，按姓名、身份证号对应。',
  },
  roundResults: {
    ...ofRound,
    name: '岗位聘任结果表',
    group: 'posts',
    personal: false,
    formats: ['xlsx', 'docx'],
    hint: '逐岗列报名人的志愿、成绩、排序、结果和理由，不含身份证号。',
  },
  roundPublicity: {
    ...ofRound,
    posted: true,
    name: '拟聘人员公示',
    group: 'documents',
    personal: false,
    formats: ['docx'],
    hint: '一个聘任轮次的拟聘人员、岗位和公示期；不含身份证号、电话和编制类别。',
  },
} as const
