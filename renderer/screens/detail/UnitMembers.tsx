import type { Model } from '../../../domain/model.ts'
import type { Unit } from '../../../domain/unit.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { jumpTo } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from './detail.module.css'
import { mainHolders } from './which.ts'

/** Posts of the unit itself, and the people who work in it without a post. */
export function UnitMembers({ unit }: { readonly unit: Unit }) {
  const model = useModel()
  const posts = model.openBy('post.unitId', unit.id).sort((a, b) => a.sortNo - b.sortNo)
  const loose = looseMembers(model, unit.id)
  if (posts.length === 0 && loose.length === 0) return null
  return (
    <Section title={`本级岗位（${posts.length}）`}>
      <ul className={styles.lines}>
        {posts.map((post) => (
          <li key={post.id} className={styles.line}>
            <LinkButton onClick={() => jumpTo({ table: 'post', id: post.id })}>{post.name}</LinkButton>
            <span className={styles.soft}>
              在岗 {mainHolders(model, post.id)} / {post.headcount}
            </span>
          </li>
        ))}
        {loose.map(({ id, name, how }) => (
          <li key={`${id}${how}`} className={styles.line}>
            <LinkButton onClick={() => jumpTo({ table: 'person', id })}>{name}</LinkButton>
            <span className={styles.soft}>{how}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function looseMembers(model: Model, unitId: string) {
  const appointments = model.openBy('appointment.unitId', unitId)
  const working = new Set(appointments.map((row) => row.personId))
  const withoutPost = appointments
    .filter((row) => row.postId === null)
    .map((row) => [row.personId, '未定岗'] as const)
  const filedOnly = model
    .openBy('position.unitId', unitId)
    .filter((row) => !working.has(row.personId))
    .map((row) => [row.personId, '编制在此，不在此任岗'] as const)
  return [...withoutPost, ...filedOnly].map(([id, how]) => ({
    id,
    how,
    name: model.get('person', id)?.name ?? '？',
  }))
}
