import type { Command } from '../../../domain/commands/command.ts'
import { placePeople } from '../../../domain/commands/placement.ts'
import { abolishPost } from '../../../domain/commands/posts.ts'
import type { Lineage } from '../../../domain/lineage.ts'
import type { Model } from '../../../domain/model.ts'
import { aWorkbook, testId, type WorkbookBuilder } from '../../support/model-builder.ts'

let count = 0
const newId = () => {
  count += 1
  return testId(900_000 + count)
}

/** Runs a command on a model as the backend does, rules aside. */
export function perform<S extends Command>(model: Model, command: S, input: unknown): string {
  const plan = command.plan(model, command.input.parse(input), { today: model.asOf, newId })
  model.apply(plan.changes)
  return plan.title
}

/** 示例: two old offices of a subdistrict and the two that follow them; three people hold old posts. */
export const reform = () =>
  aWorkbook()
    .unit('示例街道办事处', { kind: 'subdistrict' })
    .unit('财政所', { parent: '示例街道办事处' })
    .unit('民政办', { parent: '示例街道办事处' })
    .unit('经济建设保障办公室', { parent: '示例街道办事处' })
    .unit('社会事业办公室', { parent: '示例街道办事处' })
    .post('财政所', '所长', { leading: 'chief' })
    .post('财政所', '会计')
    .post('民政办', '民政员')
    .post('经济建设保障办公室', '财务会计岗', { duties: '预算和会计' })
    .post('社会事业办公室', '民政救助岗', { headcount: 2 })
    .person('张甲', { major: '会计学' })
    .position('张甲', '财政所')
    .appointment('张甲', '财政所', { post: '会计' })
    .person('李乙', { major: '社会工作' })
    .position('李乙', '民政办', { establishmentKind: 'institutionalFull' })
    .appointment('李乙', '民政办', { post: '民政员' })
    .position('王丙', '财政所', { leading: 'chief' })
    .appointment('王丙', '财政所', { post: '所长' })

/** A step of the lineage, as the merger workbench leaves it. */
export function follow(
  workbook: WorkbookBuilder,
  model: Model,
  table: 'unit' | 'post',
  from: string,
  to: string,
) {
  const row: Lineage = {
    id: newId(),
    sourceTable: table,
    sourceId: workbook.idOf(table, from),
    sourceName: from,
    sourceUnitId: table === 'unit' ? workbook.idOf('unit', from) : workbook.rowOf('post', from).unitId,
    fate: 'mergeInto',
    targetTable: table,
    targetId: workbook.idOf(table, to),
    targetName: to,
    effectiveOn: '2016-06-30',
    basis: null,
    note: null,
  }
  model.apply([{ table: 'lineage', id: row.id, row }])
}

export const abolish = (workbook: WorkbookBuilder, model: Model, ...posts: readonly string[]) => {
  for (const post of posts) perform(model, abolishPost, { id: workbook.idOf('post', post) })
}

export const place = (workbook: WorkbookBuilder, model: Model, person: string, post: string, more = {}) =>
  perform(model, placePeople, {
    placements: [
      {
        personId: workbook.idOf('person', person),
        unitId: workbook.rowOf('post', post).unitId,
        postId: workbook.idOf('post', post),
        ...more,
      },
    ],
  })
