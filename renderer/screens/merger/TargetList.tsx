import { useState } from 'react'
import { capName, capState } from '../../../domain/caps.ts'
import type { DropTarget } from '../../../domain/merger/drop-items.ts'
import type { TargetStreet } from '../../../domain/merger/targets.ts'
import type { Model } from '../../../domain/model.ts'
import { capKeyText } from '../../../domain/quota.ts'
import type { Unit } from '../../../domain/unit.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { PermitButton, PermitLink } from '../../controls/PermitButton.tsx'
import { select } from '../../stores/view.ts'
import { run } from '../../stores/workbook.ts'
import { stateSigns } from '../../text.ts'
import styles from './sides.module.css'
import { capChanges, contentsOf } from './target-facts.ts'

/** As many posts of a unit as are shown before the clerk asks for all. */
const mostPosts = 10

interface TargetListProps {
  readonly base: Model
  readonly model: Model
  readonly streets: readonly TargetStreet[]
  /** What is under the pointer, and whether it would take what is dragged. */
  readonly over: { readonly target: DropTarget; readonly isRefused: boolean } | null
  readonly onAddUnit: (unitId: string) => void
}

/** 目标机构: what is drawn for the time after, with its caps before → after; everything is dropped on it. */
export function TargetList({ base, model, streets, over, onAddUnit }: TargetListProps) {
  return (
    <section className={styles.side} aria-label="目标机构">
      <header className={styles.sideHead}>
        <h3>目标机构</h3>
        <span className={styles.hint}>编制、职数：起点 → 现在／核定</span>
      </header>
      <div className={styles.targets} data-testid="merger-targets">
        {streets.map(({ street, units }) => (
          <div key={street.id}>
            <TargetCard {...{ base, model, over, onAddUnit }} unit={street} isStreet />
            {units.map((unit) => (
              <TargetCard key={unit.id} {...{ base, model, over, onAddUnit }} unit={unit} />
            ))}
            {units.length === 0 && (
              <div className={styles.empty}>
                <span>{street.name}还没有目标机构。</span>
                <PermitButton
                  size="small"
                  type="primary"
                  data-testid={`merger-standard-${street.id}`}
                  onClick={() => void run('createStandardOffices', { unitIds: [street.id] })}
                >
                  按改革方案设四个办公室
                </PermitButton>
              </div>
            )}
          </div>
        ))}
        {streets.length === 0 && (
          <p className={styles.empty}>原机构所在的街道已不在方案里，请先在机构图设立承接的机构。</p>
        )}
      </div>
    </section>
  )
}

interface TargetCardProps extends Omit<TargetListProps, 'streets'> {
  readonly unit: Unit
  readonly isStreet?: boolean
}

function TargetCard({ base, model, unit, over, onAddUnit, isStreet = false }: TargetCardProps) {
  const { posts, people, duties, villages } = contentsOf(model, unit.id)
  const plates = model.openBy('plate.unitId', unit.id).map(({ name }) => name)
  const isOver = over?.target.table === 'unit' && over.target.id === unit.id
  const marks = [
    isStreet ? styles.street : styles.target,
    isOver && (over.isRefused ? styles.refused : styles.over),
  ]
  const facts = [
    `岗位 ${posts.length}`,
    `人员 ${people}`,
    `职责 ${duties}`,
    ...(villages > 0 ? [`村居 ${villages}`] : []),
  ]
  return (
    <div
      className={marks.filter(Boolean).join(' ')}
      data-merger-unit={unit.id}
      data-testid={`merger-target-${unit.id}`}
    >
      <div className={styles.targetHead}>
        <LinkButton onClick={() => select([{ table: 'unit', id: unit.id }])}>
          {base.get('unit', unit.id) ? '' : '＋'}
          {unit.nameStatus === 'unverified' ? `〔待核〕${unit.name}` : unit.name}
        </LinkButton>
        <span className={styles.plates}>{facts.join('　')}</span>
        <span className={styles.space} />
        <PermitLink
          title={`在${unit.name}下新设机构`}
          testId={`merger-add-unit-${unit.id}`}
          onClick={() => onAddUnit(unit.id)}
        >
          新设机构
        </PermitLink>
      </div>
      {plates.length > 0 && <div className={styles.plates}>牌子：{plates.join('、')}</div>}
      <Caps base={base} model={model} unitId={unit.id} />
      {!isStreet && <Posts posts={posts} over={over} />}
    </div>
  )
}

function Caps({
  base,
  model,
  unitId,
}: {
  readonly base: Model
  readonly model: Model
  readonly unitId: string
}) {
  const changes = capChanges(base, model, unitId)
  if (changes.length === 0) return null
  return (
    <div className={styles.facts}>
      {changes.map(({ before, after }) => {
        const state = capState(after)
        return (
          <span key={capKeyText(after)}>
            {capName(after)} {before} →{' '}
            <span className={state === 'over' ? styles.overCap : styles[state]}>
              {after.actual}／{after.approved ?? '待填'} {stateSigns[state]}
            </span>
          </span>
        )
      })}
    </div>
  )
}

interface PostsProps {
  readonly posts: readonly { readonly id: string; readonly name: string; readonly headcount: number }[]
  readonly over: TargetListProps['over']
}

/** The posts of a unit; another post can be merged into one of them. */
function Posts({ posts, over }: PostsProps) {
  const [isWhole, setWhole] = useState(false)
  if (posts.length === 0) return null
  const shown = isWhole ? posts : posts.slice(0, mostPosts)
  return (
    <div className={styles.posts}>
      {shown.map(({ id, name, headcount }) => {
        const isOver = over?.target.table === 'post' && over.target.id === id
        const marks = [styles.post, isOver && (over.isRefused ? styles.refused : styles.over)]
        return (
          <span key={id} className={marks.filter(Boolean).join(' ')} data-merger-post={id}>
            {name}
            {headcount > 1 && ` ×${headcount}`}
          </span>
        )
      })}
      {posts.length > mostPosts && (
        <LinkButton onClick={() => setWhole(!isWhole)}>
          {isWhole ? '收起' : `其余 ${posts.length - mostPosts} 个`}
        </LinkButton>
      )}
    </div>
  )
}
