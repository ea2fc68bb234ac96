import { Button } from 'antd'
import { type PointerEvent, useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { type PlacementBalance, placementBalance } from '../../domain/merger/placement.ts'
import { type PlacementRule, placementRules } from '../../domain/merger/proposals.ts'
import type { Model } from '../../domain/model.ts'
import { PermitButton } from '../controls/PermitButton.tsx'
import { useBase } from '../stores/base.ts'
import { type Ref, select, useView } from '../stores/view.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import { Grid } from '../views/Grid.tsx'
import { DragGhost } from './DragGhost.tsx'
import screenStyles from './grids/screen.module.css'
import { previewPermitted } from './permitted-drop.ts'
import { BatchPlacement, ruleNames } from './placement/BatchPlacement.tsx'
import { Figures } from './placement/Figures.tsx'
import { FreePosts } from './placement/FreePosts.tsx'
import { LeaveForm } from './placement/LeaveForm.tsx'
import { PostPanel } from './placement/PostPanel.tsx'
import styles from './placement/placement.module.css'
import {
  fateColumns,
  type PoolLine,
  type PoolList,
  poolLines,
  poolNames,
  waitingColumns,
} from './placement/pool-lines.ts'
import { TermsBar } from './placement/TermsBar.tsx'
import { newTerms, place, placeInput, type Terms } from './placement/terms.ts'
import { WishForm } from './placement/WishForm.tsx'
import { useRowDrag } from './use-row-drag.ts'

/** What stands open at the right of the list. */
type Beside = { readonly post: string } | { readonly rule: PlacementRule } | null

function useBalance(base: Model | null): PlacementBalance {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  return useMemo(() => placementBalance(base, model), [base, model, revision])
}

/** 人员安置: the 待安置池 with its balance, the free posts, and placing one by one or all by a rule. */
export function PlacementScreen() {
  const model = useModel()
  const base = useBase()
  const balance = useBalance(base)
  const [terms, setTerms] = useState(() => newTerms(model))
  const [beside, setBeside] = useState<Beside>(null)
  const [asked, setList] = useState<PoolList>('waiting')
  const list = base ? asked : 'waiting'
  const personIds = useWaitingSelected(balance)
  const { drag, start } = usePlacementDrag(model, terms)
  const post = beside && 'post' in beside ? model.get('post', beside.post) : undefined
  const press = (line: PoolLine, event: PointerEvent) => {
    if (line.state !== 'waiting' || event.button !== 0) return
    const ids = personIds.includes(line.person.id) ? personIds : [line.person.id]
    start(
      ids.map((id): Ref => ({ table: 'person', id })),
      event,
    )
  }
  return (
    <div className={`${screenStyles.screen} screen-only`}>
      <div className={screenStyles.head}>
        <h2 className={screenStyles.title}>人员安置</h2>
        <Figures balance={balance} inPlan={base !== null} list={list} onList={setList} />
        <span className={screenStyles.space} />
        {balance.isOpen && <span className={screenStyles.soft}>批量安置</span>}
        {balance.isOpen &&
          placementRules.map((rule) => (
            <PermitButton
              key={rule}
              data-testid={`placement-batch-${rule}`}
              aria-pressed={beside !== null && 'rule' in beside && beside.rule === rule}
              onClick={() => setBeside({ rule })}
            >
              {ruleNames[rule]}
            </PermitButton>
          ))}
      </div>
      {balance.entered.length === 0 ? (
        <EmptyPool inPlan={base !== null} />
      ) : (
        <div className={styles.body}>
          <PoolPeople {...{ base, balance, list, personIds }} onPress={press} />
          <div className={styles.right}>
            <TermsBar terms={terms} onChange={setTerms} />
            {beside && 'rule' in beside ? (
              <BatchPlacement
                {...{ base, terms }}
                {...beside}
                key={beside.rule}
                onClose={() => setBeside(null)}
              />
            ) : (
              <FreePosts
                chosen={post?.id ?? null}
                over={drag?.target?.id ?? null}
                onChoose={(id) => setBeside({ post: id })}
              />
            )}
            {post && <PostPanel {...{ post, base, personIds, terms }} onClose={() => setBeside(null)} />}
          </div>
        </div>
      )}
      {drag && <DragGhost {...{ model, drag, preview: drag.preview }} hint="拖到右边的空岗上" />}
    </div>
  )
}

/** Those of the selection who wait: whoever is placed already is moved elsewhere. */
function useWaitingSelected({ waiting }: PlacementBalance): readonly string[] {
  const selection = useView((state) => state.selection)
  return useMemo(() => {
    const open = new Set(waiting.map(({ id }) => id))
    return selection.filter(({ id }) => open.has(id)).map(({ id }) => id)
  }, [selection, waiting])
}

/** Dragging people onto a post of the list. */
function usePlacementDrag(model: Model, terms: Terms) {
  const inputOf = (items: readonly Ref[], target: Ref) => {
    const unitId = model.get('post', target.id)?.unitId ?? ''
    return placeInput(
      items.map(({ id }) => ({ personId: id, unitId, postId: target.id })),
      terms,
    )
  }
  const { drag, start } = useRowDrag({
    targetAt: (x, y): Ref | null => {
      const row = document.elementFromPoint(x, y)?.closest<HTMLElement>('[data-post-id]')
      return row?.dataset.postId ? { table: 'post', id: row.dataset.postId } : null
    },
    nearEdge: () => undefined,
    onDrop: (items, target) => {
      const input = inputOf(items, target)
      if (input) void place(input)
    },
  })
  const items = drag?.items
  const targetId = drag?.target?.id
  // biome-ignore lint/correctness/useExhaustiveDependencies: planned anew only when another post comes under the pointer
  const preview = useMemo(() => {
    const input = items && targetId ? inputOf(items, { table: 'post', id: targetId }) : null
    return input ? previewPermitted(model, { name: 'placePeople', input }) : null
  }, [items, targetId])
  return { drag: drag && { ...drag, preview }, start }
}

interface PoolPeopleProps {
  readonly base: Model | null
  readonly balance: PlacementBalance
  readonly list: PoolList
  readonly personIds: readonly string[]
  readonly onPress: (line: PoolLine, event: PointerEvent) => void
}

/** The people of the figure that was asked for, and what can be done with those selected. */
function PoolPeople({ base, balance, list, personIds, onPress }: PoolPeopleProps) {
  const model = useModel()
  const selection = useView((state) => state.selection)
  const [form, setForm] = useState<'leave' | 'wish' | null>(null)
  const lines = useMemo(() => poolLines(base, model, balance, list), [base, model, balance, list])
  const keys = useMemo(() => new Set(selection.map(({ id }) => id)), [selection])
  const one = personIds.length === 1 ? model.get('person', personIds[0] ?? null) : undefined
  const close = () => setForm(null)
  return (
    <div className={styles.left}>
      {form && personIds.length > 0 && (
        <div className={styles.forms}>
          {form === 'leave' && <LeaveForm ids={personIds} close={close} />}
          {form === 'wish' && one && <WishForm key={one.id} person={one} close={close} />}
        </div>
      )}
      <Grid
        id="placement"
        key={list}
        label={`${poolNames[list]}人员`}
        rows={lines}
        columns={list === 'waiting' ? waitingColumns : fateColumns}
        keyOf={({ person }) => person.id}
        selected={keys}
        onSelect={(ids) => select(ids.map((id) => ({ table: 'person', id })))}
        handleOf={(line) => ({
          testId: `placement-person-${line.person.id}`,
          onPress: (event) => onPress(line, event),
        })}
        tools={
          <div className={styles.actions}>
            <PermitButton
              size="small"
              data-testid="placement-wish"
              disabled={!one}
              aria-expanded={form === 'wish'}
              onClick={() => setForm(form === 'wish' ? null : 'wish')}
            >
              意愿
            </PermitButton>
            <PermitButton
              size="small"
              danger
              data-testid="placement-leave"
              disabled={personIds.length === 0}
              aria-expanded={form === 'leave'}
              onClick={() => setForm(form === 'leave' ? null : 'leave')}
            >
              离岗{personIds.length > 0 ? ` ${personIds.length} 人` : ''}
            </PermitButton>
          </div>
        }
        empty={list === 'waiting' ? '✓ 进池人员都已安置或离岗。' : `没有${poolNames[list]}的人员。`}
      />
    </div>
  )
}

function EmptyPool({ inPlan }: { readonly inPlan: boolean }) {
  const navigate = useNavigate()
  return (
    <div className={styles.empty}>
      <p>
        这里安置岗位撤销后待安置的人员：进池 = 已安置 + 离岗 + 待安置，{inPlan ? '平了才能定稿' : '不漏一人'}
        。 目前没有待安置人员。
      </p>
      <Button type="primary" data-testid="placement-to-chart" onClick={() => navigate('/chart')}>
        到机构图调整机构和岗位
      </Button>
    </div>
  )
}
