import type { Model } from '../model.ts'
import type { Post } from '../post.ts'
import { evidenceLimit } from './rows-behind.ts'
import { postRule } from './rule.ts'
import { sources, unitTitle } from './wording.ts'

/** P2: a post holds at most as many main appointments as it has seats. */
export const postHeadcount = postRule(
  { codes: ['P2'], title: '聘任不超岗位数', basis: `${sources.reform}：核定各类岗位数额` },
  function* (model, post) {
    const holders = model.openBy('appointment.postId', post.id).filter((row) => row.kind === 'main')
    if (holders.length <= post.headcount) return
    yield {
      code: 'P2',
      severity: 'block',
      subject: { table: 'post', id: post.id },
      magnitude: holders.length - post.headcount,
      sentence:
        `${postTitle(model, post)}设岗 ${post.headcount} 个，已聘 ${holders.length} 人，` +
        `超 ${holders.length - post.headcount} 人。`,
      evidence: holders.slice(0, evidenceLimit).map(({ id }) => ({ table: 'appointment', id })),
    }
  },
)

/** P4 (posts): an ended post has no holders, and a post stands in a unit. An ended unit is S2's to report. */
export const endedPost = postRule(
  {
    codes: ['P4'],
    title: '岗位所在机构存在，撤销岗位无人在岗',
    basis: '岗位随机构设置，撤销岗位须先安置人员',
  },
  function* (model, post) {
    const unit = model.get('unit', post.unitId)
    const subject = { table: 'post', id: post.id } as const
    if (!unit) {
      const sentence = `岗位“${post.name}”所在的机构不存在。`
      yield { code: 'P4', severity: 'block', subject, aspect: 'unit', sentence }
      return
    }
    const unitEnded = unit.endedOn !== null && unit.endedOn <= model.asOf
    if (unitEnded || post.endedOn === null || post.endedOn > model.asOf) return
    const holders = model.openBy('appointment.postId', post.id)
    if (holders.length === 0) return
    yield {
      code: 'P4',
      severity: 'block',
      subject,
      aspect: 'ended',
      magnitude: holders.length,
      sentence: `${postTitle(model, post)}已于 ${post.endedOn} 撤销，仍有 ${holders.length} 人在岗。`,
      evidence: holders.slice(0, evidenceLimit).map(({ id }) => ({ table: 'appointment', id })),
    }
  },
)

function postTitle(model: Model, post: Post): string {
  return `${unitTitle(model, post.unitId)}“${post.name}”`
}
