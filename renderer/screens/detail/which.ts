import { type CapFigure, capName } from '../../../domain/caps.ts'
import { countingRules } from '../../../domain/counting.ts'
import type { Model } from '../../../domain/model.ts'
import { type CapLedger, capKeyText } from '../../../domain/quota.ts'
import { unitPath } from '../../../domain/reports/roster.ts'
import { evidenceLimit, rowsBehind } from '../../../domain/rules/rows-behind.ts'
import type { CapSide } from '../../controls/CapTable.tsx'
import type { WhichRow } from '../../controls/WhichList.tsx'
import type { Ref } from '../../stores/view.ts'

export interface Which {
  readonly title: string
  readonly rules: readonly string[]
  readonly rows: readonly (WhichRow & { readonly ref: Ref })[]
  readonly empty: string
}

const rulesOf: Record<CapLedger, readonly string[]> = {
  institutions: ['C1', 'C6'],
  establishment: ['C2', 'C3', 'C4', 'C5'],
  leading: ['C3', 'C4', 'C5'],
  posts: ['C2', 'C3'],
}

/** What stands behind one number of a cap, and the rule or the document that says so. */
export function whichOf(model: Model, figure: CapFigure, side: CapSide): Which {
  if (side === 'approved') return approvedOf(model, figure)
  if (side === 'actual') return actualOf(model, figure)
  return vacantOf(model, figure)
}

function actualOf(model: Model, figure: CapFigure): Which {
  const behind = rowsBehind(model, figure.unitId, capKeyText(figure))
  const more =
    behind.length < figure.actual && behind.length === evidenceLimit ? [`只列出前 ${evidenceLimit} 项。`] : []
  return {
    title: `${capName(figure)} 实有 ${figure.actual}`,
    rules: [...countingRulesOf(figure.ledger), ...more],
    rows: behind.flatMap((ref) => rowOf(model, ref)),
    empty: '目前没有计入的项目。',
  }
}

function approvedOf(model: Model, figure: CapFigure): Which {
  const { quota } = figure
  const document = model.get('document', quota?.documentId ?? null)
  const tolerated = model.get('document', quota?.toleratedDocumentId ?? null)
  const rules = [
    document
      ? `${document.issuer} ${document.number}，${document.issuedOn}${document.title ? `《${document.title}》` : ''}`
      : '',
    quota?.startedOn ? `自 ${quota.startedOn} 起有效` : '',
    quota && quota.toleratedExcess > 0
      ? `过渡期允许超 ${quota.toleratedExcess}，至 ${quota.toleratedUntil ?? '未定'}（${tolerated?.number ?? '未填文号'}）`
      : '',
    figure.allotted === null ? '' : `已分配给下级 ${figure.allotted}，下级核定数之和不得超过本级。`,
  ].filter((line) => line !== '')
  const rows = model.childrenOf(figure.unitId).flatMap((unit) => {
    const given = model.quotaOf(unit.id, figure)
    return given ? [unitRow(unit.id, unit.name, `核定 ${given.amount}`)] : []
  })
  return { title: `${capName(figure)} 核定 ${figure.approved ?? '待填'}`, rules, rows, empty: '' }
}

function vacantOf(model: Model, figure: CapFigure): Which {
  const approved = figure.approved ?? 0
  const gap = approved - figure.actual
  const sum = `核定 ${approved} − 实有 ${figure.actual} = ${gap < 0 ? `超 ${-gap}` : `空 ${gap}`}`
  if (gap <= 0 || figure.ledger === 'institutions') {
    const title = `${capName(figure)} ${gap < 0 ? `超 ${-gap}` : `空 ${gap}`}`
    return { title, rules: [sum, ...countingRulesOf(figure.ledger)], rows: [], empty: '' }
  }
  return {
    title: `${capName(figure)} 空 ${gap}`,
    rules: [sum, '可以安排的空缺岗位：'],
    rows: freePosts(model, figure),
    empty: '没有空缺的岗位，可先设置岗位。',
  }
}

/** Posts of the branch with a free seat that a person counted by this cap could take. */
function freePosts(model: Model, figure: CapFigure): Which['rows'] {
  const rows: Which['rows'][number][] = []
  const waiting = [figure.unitId]
  const seen = new Set<string>()
  for (let id = waiting.shift(); id !== undefined && rows.length < evidenceLimit; id = waiting.shift()) {
    if (seen.has(id)) continue
    seen.add(id)
    for (const post of model.openBy('post.unitId', id)) {
      if (figure.ledger === 'leading' && post.leading !== figure.kind) continue
      if (figure.ledger === 'posts' && figure.kind !== 'total' && post.category !== figure.kind) continue
      const free = post.headcount - mainHolders(model, post.id)
      const where = `${unitPath(model, id)}，空 ${free}`
      if (free > 0) rows.push({ key: post.id, name: post.name, where, ref: { table: 'post', id: post.id } })
    }
    waiting.push(...model.childrenOf(id).map((unit) => unit.id))
  }
  return rows
}

export function mainHolders(model: Model, postId: string): number {
  return model.openBy('appointment.postId', postId).filter((row) => row.kind === 'main').length
}

function countingRulesOf(ledger: CapLedger): string[] {
  return countingRules
    .filter((rule) => rulesOf[ledger].includes(rule.code))
    .map((rule) => `计算规则：${rule.sentence}`)
}

function rowOf(model: Model, ref: Ref): Which['rows'] {
  if (ref.table === 'unit') {
    const unit = model.get('unit', ref.id)
    return unit ? [unitRow(unit.id, unit.name, unit.parentId ? unitPath(model, unit.parentId) : '')] : []
  }
  const held =
    ref.table === 'position' || ref.table === 'appointment' ? model.get(ref.table, ref.id) : undefined
  const person = model.get('person', held?.personId ?? null)
  if (!held || !person) return []
  const place: Ref = { table: 'person', id: person.id }
  return [{ key: ref.id, name: person.name, where: unitPath(model, held.unitId), ref: place }]
}

function unitRow(id: string, name: string, where: string): Which['rows'][number] {
  return { key: id, name, where, ref: { table: 'unit', id } }
}
