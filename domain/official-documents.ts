/** An official document is a Word paper on the page of GB/T 9704-2012; it has no sheet form. */
const document = { group: 'documents', personal: false, formats: ['docx'] } as const

/** The documents that are written from the workbook, as the list of exports shows them. */
export const officialDocuments = {
  mandate: {
    ...document,
    name: '三定规定',
    track: '编制内任职',
    scope: 'unit',
    hint: '一个机构的职责调整、主要职责、内设机构、人员编制，由登记的职责、机构和核定数生成；未登记的写明待填。',
  },
  auditReport: {
    ...document,
    name: '机构编制核查情况报告',
    track: '编制内任职',
    scope: 'branch',
    notes: true,
    hint: '机构、编制、职数、实有人员、台账逐项核对核定与实际，列依据、问题和整改；可先写核查说明。',
  },
  postSheets: {
    ...document,
    name: '岗位说明书',
    track: '岗位聘职',
    scope: 'branch',
    hint: '所选范围的每个岗位一页：层级、类别、等级、岗位职责、任职条件，由岗位详情填写的内容生成；没有填的写明待填。',
  },
  appointmentNotice: {
    ...document,
    name: '岗位聘任通知',
    track: '岗位聘职',
    scope: 'branch',
    people: true,
    hint: '所选人员（不选即范围内全部在聘人员）的聘任岗位、方式、聘期、文号；不含身份证号和编制类别。',
  },
} as const
