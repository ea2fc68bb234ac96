import { Button, Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import { type Candidate, candidatesFor } from '../../../domain/merger/candidates.ts'
import { freeSeats } from '../../../domain/merger/placement.ts'
import type { Model } from '../../../domain/model.ts'
import type { Post } from '../../../domain/post.ts'
import { unitTitle } from '../../../domain/rules/wording.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import { DropCard } from '../../views/DropCard.tsx'
import { previewPermitted } from '../permitted-drop.ts'
import styles from './placement.module.css'
import { place, placeInput, type Terms } from './terms.ts'

const mostCandidates = 30

interface PostPanelProps {
  readonly post: Post
  readonly base: Model | null
  /** Who is selected in the list and can be placed. */
  readonly personIds: readonly string[]
  readonly terms: Terms
  readonly onClose: () => void
}

/** The chosen post: what placing the selected people there would do, and who fits it best. */
export function PostPanel({ post, base, personIds, terms, onClose }: PostPanelProps) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const [isAll, setIsAll] = useState(false)
  const places = (ids: readonly string[]) =>
    ids.map((personId) => ({ personId, unitId: post.unitId, postId: post.id }))
  const input = personIds.length > 0 ? placeInput(places(personIds), terms) : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const candidates = useMemo(
    () => candidatesFor(base, model, post.id, isAll ? 'all' : 'waiting'),
    [base, model, revision, post.id, isAll],
  )
  return (
    <section className={styles.panel} aria-label={`${post.name} 人选`}>
      <header className={styles.postsHead}>
        <h3>
          {unitTitle(model, post.unitId)} {post.name}（空 {freeSeats(model, post.id)}）
        </h3>
        <Button size="small" onClick={onClose}>
          收起
        </Button>
      </header>
      <PermitButton
        type="primary"
        size="small"
        data-testid="placement-apply"
        disabled={!input}
        onClick={() => input && void place(input)}
      >
        {personIds.length > 0 ? `安置 ${personIds.length} 人到此岗` : '安置到此岗（先在左边选人）'}
      </PermitButton>
      {input && (
        <DropCard
          {...previewPermitted(model, { name: 'placePeople', input })}
          unitName={(id) => model.get('unit', id)?.name ?? ''}
        />
      )}
      <div className={styles.postsHead}>
        <h4>人选 {candidates.length} 人</h4>
        <Checkbox checked={isAll} onChange={(event) => setIsAll(event.target.checked)}>
          含在岗人员
        </Checkbox>
      </div>
      {candidates.length === 0 && <p className={styles.soft}>没有待安置人员。</p>}
      <ol className={styles.candidates}>
        {candidates.slice(0, mostCandidates).map((candidate) => (
          <CandidateRow
            key={candidate.person.id}
            candidate={candidate}
            onPlace={() => {
              const one = placeInput(places([candidate.person.id]), terms)
              if (one) void place(one)
            }}
          />
        ))}
      </ol>
      {candidates.length > mostCandidates && (
        <p className={styles.soft}>只列前 {mostCandidates} 名；其余可在左边选人安置。</p>
      )}
    </section>
  )
}

function CandidateRow({ candidate, onPlace }: { candidate: Candidate; onPlace: () => void }) {
  const { person, score, reasons, against } = candidate
  return (
    <li data-testid={`placement-candidate-${person.id}`}>
      <div className={styles.postsHead}>
        <span>
          <b>{person.name}</b> <span className={styles.soft}>{score} 分</span>
        </span>
        <PermitButton size="small" aria-label={`安置 ${person.name}`} onClick={onPlace}>
          安置
        </PermitButton>
      </div>
      <ul className={styles.reasons}>
        {reasons.map((reason) => (
          <li key={reason}>✓ {reason}</li>
        ))}
        {against.map((reason) => (
          <li key={reason} className={styles.against}>
            ✕ {reason}
          </li>
        ))}
      </ul>
    </li>
  )
}
