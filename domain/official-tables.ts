const formats = ['xlsx', 'docx'] as const

/** The facts of a table about a branch of units, counted on the substantive track, unless it says otherwise. */
const branch = { track: '编制内任职', scope: 'branch', personal: false, formats } as const

/** The tables that people hand in (domain.md; T1–T12 of domain-facts.md 2.3), as the list of exports shows them. */
export const officialTables = {
  register: {
    ...branch,
    name: '机构编制台账',
    group: 'establishment',
    hint: '每个机构一行：批准文号、编制与职数的核定和实有、内设机构数、主要职责。',
  },
  officeNumbers: {
    ...branch,
    name: '内设机构编制职数实有表',
    group: 'establishment',
    hint: '先列单位领导，再列各内设机构的编制、职数和实有，小计合计为公式。',
  },
  leadingPosts: {
    ...branch,
    name: '领导职数核定与配备表',
    group: 'establishment',
    hint: '按机构和级别列核定、实配、缺配、超配，逐人列姓名、职务、任职时间、文号。',
  },
  vacancies: {
    ...branch,
    name: '空编空岗表',
    group: 'establishment',
    hint: '哪些机构还有空编、缺配的职数和空岗，空的是哪几个岗位。',
  },
  overruns: {
    ...branch,
    name: '超编超职数表',
    group: 'establishment',
    hint: '超过核定数的编制和领导职数，以及准予超出的数量、期限和文号。',
  },
  book: {
    ...branch,
    scope: 'unit',
    personal: true,
    name: '编制册',
    group: 'establishment',
    hint: '一个机构的六部分：基本情况、职数、内设机构、内设机构领导、编制、人员，各附变动。',
  },
  offices: {
    ...branch,
    track: null,
    name: '内设机构与加挂牌子一览表',
    group: 'establishment',
    hint: '各单位内设机构的核定数和实设数、级别、牌子、职责、批准文号。',
  },
  historyBelow: {
    ...branch,
    track: null,
    name: '机构沿革总表',
    group: 'establishment',
    hint: '所选机构及其下各机构的沿革，逐个机构列出。',
  },
  publicity: {
    ...branch,
    name: '编制实名制公示',
    group: 'people',
    hint: '各机构的编制、实有和在编人员的职务、姓名；不含身份证号、电话和个人编制类别。',
  },
  staffChanges: {
    ...branch,
    period: 'year',
    name: '人员增减调动表',
    group: 'people',
    hint: '一段时间（默认本年）的增加、减少、调动：调出单位、调入单位、文号、原因、日期。',
  },
  departures: {
    ...branch,
    period: 'month',
    name: '减员空编情况统计表',
    group: 'people',
    hint: '一段时间（默认本月）的减员：原因、日期和减员后的空编数。',
  },
  offEstablishment: {
    ...branch,
    track: '岗位聘职',
    personal: true,
    name: '编外人员花名册',
    group: 'people',
    hint: '编外人员的用工形式、岗位、合同起止、批准文号和岗位类别额度。',
  },
  retirements: {
    ...branch,
    name: '退休预测表',
    group: 'people',
    hint: '在职人员按渐进式延迟退休办法推算的退休年月，和编制空出的日期，先到先列。',
  },
  contacts: {
    ...branch,
    track: '岗位聘职',
    personal: true,
    name: '通讯录',
    group: 'people',
    hint: '按工作所在机构列姓名、职务（岗位）、联系电话。',
  },
  villages: {
    ...branch,
    track: null,
    name: '村居代管一览表',
    group: 'villages',
    hint: '每个村（居）的代码、户数、人口、面积、行政隶属、代管机构、依据和包村干部。',
  },
  liaisons: {
    ...branch,
    track: null,
    personal: true,
    name: '包村干部表',
    group: 'villages',
    hint: '每个村（居）的包村干部、所在机构、职务和联系电话；未定的也列出。',
  },
  posts: {
    ...branch,
    track: '岗位聘职',
    name: '岗位设置与聘用一览表',
    group: 'posts',
    hint: '逐岗列核定数、已聘数、聘用人员、聘任方式和聘期，空岗也列。',
  },
  postGrades: {
    ...branch,
    track: '岗位聘职',
    name: '岗位设置表',
    group: 'posts',
    hint: '按管理、专业技术、工勤技能各等级列岗位数，横向小计、纵向合计。',
  },
} as const
