import { Button, Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import { type PlacementRule, type Proposal, proposePlacements } from '../../../domain/merger/proposals.ts'
import type { Model } from '../../../domain/model.ts'
import { unitTitle } from '../../../domain/rules/wording.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import { DropCard } from '../../views/DropCard.tsx'
import { previewPermitted } from '../permitted-drop.ts'
import styles from './placement.module.css'
import { place, placeInput, type Terms } from './terms.ts'

export const ruleNames: Readonly<Record<PlacementRule, string>> = {
  origin: '原岗位对应',
  major: '专业',
  wish: '意愿（双向选择）',
}

const ruleHints: Readonly<Record<PlacementRule, string>> = {
  origin: '按沿革和原机构、同名岗位对应，最相符的先安置。',
  major: '按专业与岗位职责、机构职责对口，最相符的先安置。',
  wish: '人员志愿与岗位人选名次双向匹配：没有人和岗位会都更愿意选对方而未选成。',
}

interface BatchPlacementProps {
  readonly rule: PlacementRule
  readonly base: Model | null
  readonly terms: Terms
  readonly onClose: () => void
}

/** 批量安置: what a rule proposes for everyone who waits; the clerk takes out what does not suit, the rest is one operation. */
export function BatchPlacement({ rule, base, terms, onClose }: BatchPlacementProps) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const { placements, unplaced } = useMemo(
    () => proposePlacements(base, model, rule, terms.tracks),
    [base, model, revision, rule, terms.tracks],
  )
  const chosen = placements.filter(({ personId }) => !out.has(personId))
  const mode = terms.mode ?? (rule === 'wish' ? 'mutual' : null)
  const input = chosen.length > 0 ? placeInput(chosen, { ...terms, mode }) : null
  const toggle = (personId: string) => {
    const next = new Set(out)
    if (!next.delete(personId)) next.add(personId)
    setOut(next)
  }
  return (
    <section
      className={styles.panel}
      aria-label={`批量安置：${ruleNames[rule]}`}
      data-testid="placement-batch"
    >
      <header className={styles.postsHead}>
        <h3>批量安置：{ruleNames[rule]}</h3>
        <Button size="small" onClick={onClose}>
          收起
        </Button>
      </header>
      <p className={styles.soft}>{ruleHints[rule]}</p>
      <PermitButton
        type="primary"
        size="small"
        data-testid="placement-batch-confirm"
        disabled={!input}
        onClick={async () => {
          if (input && (await place(input))) onClose()
        }}
      >
        {placements.length === 0 ? '没有可安置的人员' : `安置所选 ${chosen.length} 人`}
      </PermitButton>
      {input && (
        <DropCard
          {...previewPermitted(model, { name: 'placePeople', input })}
          unitName={(id) => model.get('unit', id)?.name ?? ''}
        />
      )}
      <ul className={styles.candidates} aria-label="拟安置">
        {placements.map((proposal) => (
          <ProposalRow
            key={proposal.personId}
            model={model}
            proposal={proposal}
            isIn={!out.has(proposal.personId)}
            onToggle={() => toggle(proposal.personId)}
          />
        ))}
      </ul>
      {unplaced.length > 0 && (
        <>
          <h4>未能安置 {unplaced.length} 人</h4>
          <ul className={styles.reasons} aria-label="未能安置">
            {unplaced.map(({ person, why }) => (
              <li key={person.id}>
                ✕ {person.name}：{why}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface ProposalRowProps {
  readonly model: Model
  readonly proposal: Proposal
  readonly isIn: boolean
  readonly onToggle: () => void
}

function ProposalRow({ model, proposal, isIn, onToggle }: ProposalRowProps) {
  const { personId, unitId, postId, reason } = proposal
  return (
    <li>
      <Checkbox checked={isIn} onChange={onToggle}>
        <b>{model.get('person', personId)?.name}</b> → {unitTitle(model, unitId)}{' '}
        {model.get('post', postId)?.name}
      </Checkbox>
      <div className={styles.soft}>{reason}</div>
    </li>
  )
}
