import type { Model } from '../../../domain/model.ts'
import type { Result, UnitResult } from '../../../domain/performance/results.ts'
import { unitTitle } from '../../../domain/rules/wording.ts'
import type { GridColumn } from '../../views/grid.ts'
import { sentenceKeys } from '../search.ts'

const stateText = ({ picked, scored, vetoed }: Result) => {
  if (vetoed) return '▲ 违反否决指标'
  return scored === picked ? '' : `○ 已评 ${scored} / ${picked}`
}

const number = <R>(
  id: string,
  header: string,
  width: number,
  of: (result: R) => number | null,
): GridColumn<R> => ({
  id,
  header,
  width,
  align: 'right',
  text: (result) => (of(result) === null ? '' : String(of(result))),
})

/** The columns of the results of people; `lastGrade` is the one in which nobody likes to stand. */
export function personColumns(
  model: Model,
  placeOf: (personId: string) => string | null,
  lastGrade: string | undefined,
): readonly GridColumn<Result>[] {
  const nameOf = ({ subjectId }: Result) => model.get('person', subjectId)?.name ?? '（已不存在的人员）'
  return [
    { id: 'name', header: '姓名', width: 110, text: nameOf, keys: (row) => sentenceKeys(nameOf(row)) },
    {
      id: 'place',
      header: '所在机构',
      width: 230,
      text: ({ subjectId }) => {
        const unitId = placeOf(subjectId)
        return unitId === null ? '待安置' : unitTitle(model, unitId)
      },
    },
    number('rank', '名次', 60, ({ rank }) => rank),
    number('total', '得分', 80, ({ total }) => total),
    {
      id: 'grade',
      header: '等次',
      width: 90,
      text: ({ grade }) => (grade === null ? '' : grade === lastGrade ? `▲ ${grade}` : grade),
      tone: ({ grade }) => (grade !== null && grade === lastGrade ? 'over' : undefined),
    },
    { id: 'state', header: '情况', width: 130, text: stateText },
  ]
}

export function unitColumns(model: Model): readonly GridColumn<UnitResult>[] {
  const nameOf = ({ subjectId }: UnitResult) => unitTitle(model, subjectId)
  return [
    { id: 'name', header: '机构', width: 260, text: nameOf, keys: (row) => sentenceKeys(nameOf(row)) },
    number('rank', '名次', 60, ({ rank }) => rank),
    number('total', '单位得分', 90, ({ total }) => total),
    number('mean', '人员平均分', 100, ({ peopleMean }) => peopleMean),
    number('people', '已定人数', 90, ({ people }) => people),
    { id: 'state', header: '情况', width: 130, text: stateText },
  ]
}
