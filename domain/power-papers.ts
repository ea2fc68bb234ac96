const formats = ['xlsx', 'docx'] as const

/** Nothing is counted on either track: a list of items. A branch of units holds the items that its offices carry out. */
const list = { group: 'powers', track: null, scope: 'branch', personal: false, formats } as const

/** The lists of 权力承接, as the list of exports shows them. */
export const powerPapers = {
  powers: {
    ...list,
    name: '行政权力承接清单',
    hint: '全部事项，按清单顺序；选择机构时只列其科室承办、协助的事项。.xlsx 可原样再导入。',
  },
  powersProposed: { ...list, name: '拟下放事项清单', hint: '状态为“拟下放”的事项。' },
  powersDisputed: { ...list, name: '争议事项清单', hint: '状态为“争议”的事项，附双方意见和审核意见。' },
  powersPending: {
    ...list,
    name: '已下放未承接事项清单',
    hint: '已公布下放、尚未承接的事项，仍由市直部门行使；列批次和计划承接日期。',
  },
  powersByOffice: {
    ...list,
    name: '分科室承接清单',
    hint: '每个承办或协助的科室一张表，分给科室核对、签收。',
  },
} as const
