import { Button } from 'antd'
import { useState } from 'react'
import { type Post, postLayerNames } from '../../../domain/post.ts'
import { codeName } from '../../../domain/vocabulary/code-table.ts'
import { postCategories } from '../../../domain/vocabulary/post-category.ts'
import { ActionButtons, type ButtonAction } from '../../controls/ActionButtons.tsx'
import { Facts } from '../../controls/Facts.tsx'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { StateMark } from '../../controls/StateMark.tsx'
import { exportTable } from '../../stores/exports.ts'
import { jumpTo } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import { appointmentKindNames, dutyFieldNames, leadingNames } from '../../text.ts'
import styles from './detail.module.css'
import { PostCandidates } from './PostCandidates.tsx'
import { PostFill } from './PostFill.tsx'
import { PostAbolish, PostEdit, PostMove } from './PostForms.tsx'
import { UnitPath } from './UnitPath.tsx'
import { mainHolders } from './which.ts'

const actions: readonly ButtonAction[] = [
  { id: 'post-fill', label: '安排人员' },
  { id: 'post-edit', label: '修改' },
  { id: 'post-move', label: '划转' },
  { id: 'post-abolish', label: '撤销岗位', danger: true },
]

/** A post: what it is, who holds it, and how many seats of it are free. */
export function PostDetail({ post }: { readonly post: Post }) {
  const model = useModel()
  const [form, setForm] = useState<string | null>(null)
  const props = { post, close: () => setForm(null) }
  const ended = !model.isOpen(post)
  const free = post.headcount - mainHolders(model, post.id)
  const state = free > 0 ? 'vacant' : free === 0 ? 'full' : 'over'
  return (
    <>
      <h2 className={styles.title}>
        <span className={ended ? styles.ended : undefined}>{post.name}</span>
        <span className={styles.soft}>{ended ? `已撤销 ${post.endedOn ?? ''}` : '岗位'}</span>
        {!ended && <StateMark state={state} figure={Math.abs(free)} />}
      </h2>
      <UnitPath unitId={post.unitId} inclusive />
      {!ended && <ActionButtons actions={actions} chosen={form} onChoose={setForm} />}
      {form === 'post-fill' && <PostFill {...props} />}
      {form === 'post-edit' && <PostEdit {...props} />}
      {form === 'post-move' && <PostMove {...props} />}
      {form === 'post-abolish' && <PostAbolish {...props} />}
      <PostHolders post={post} />
      {!ended && <PostCandidates post={post} />}
      <Section
        title="岗位情况"
        actions={
          <Button
            size="small"
            data-testid="post-sheet"
            onClick={() => void exportTable({ table: 'postSheets', format: 'docx', postIds: [post.id] })}
          >
            岗位说明书
          </Button>
        }
      >
        <Facts
          facts={[
            { label: '岗位类别', value: codeName(postCategories, post.category) },
            { label: '岗位等级', value: post.grade },
            { label: '所在层级', value: post.layer && postLayerNames[post.layer] },
            { label: '岗位数', value: post.headcount },
            { label: '占领导职数', value: post.leading ? leadingNames[post.leading] : '不占' },
            { label: '职责类别', value: post.dutyField && dutyFieldNames[post.dutyField] },
            { label: '设置日期', value: post.startedOn },
            { label: '撤销日期', value: post.endedOn },
            { label: '岗位职责', value: post.duties },
            { label: '任职条件', value: post.requirements },
            { label: '备注', value: post.note },
          ]}
        />
      </Section>
    </>
  )
}

function PostHolders({ post }: { readonly post: Post }) {
  const model = useModel()
  const held = model.openBy('appointment.postId', post.id)
  return (
    <Section title={`在岗人员（${mainHolders(model, post.id)} / ${post.headcount}）`}>
      {held.length === 0 && <p>岗位空缺。可从待安置人员中安排，或在图上把人员拖到这里。</p>}
      <ul className={styles.lines}>
        {held.map((row) => (
          <li key={row.id} className={styles.line}>
            <LinkButton onClick={() => jumpTo({ table: 'person', id: row.personId })}>
              {model.get('person', row.personId)?.name ?? '？'}
            </LinkButton>
            <span className={styles.soft}>
              {appointmentKindNames[row.kind]}
              {row.startedOn && `　自 ${row.startedOn}`}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
