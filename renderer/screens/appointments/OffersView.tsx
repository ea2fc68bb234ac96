import { useState } from 'react'
import type { AppointmentRound } from '../../../domain/appointment-round.ts'
import { freeSeats } from '../../../domain/merger/placement.ts'
import type { Model } from '../../../domain/model.ts'
import type { OfferLine } from '../../../domain/reports/rounds.ts'
import { unitTitle } from '../../../domain/rules/wording.ts'
import { codeName } from '../../../domain/vocabulary/code-table.ts'
import { postCategories } from '../../../domain/vocabulary/post-category.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Choice, Field } from '../../controls/field.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { select } from '../../stores/view.ts'
import { run, runOrThrow, useModel } from '../../stores/workbook.ts'
import { Grid } from '../../views/Grid.tsx'
import type { GridColumn } from '../../views/grid.ts'
import screen from '../grids/screen.module.css'

const columns: readonly GridColumn<OfferLine>[] = [
  { id: 'post', header: '岗位', width: 170, text: ({ post }) => post.name },
  { id: 'unit', header: '机构', width: 230, text: ({ unitName }) => unitName },
  { id: 'category', header: '类别', width: 110, text: ({ post }) => codeName(postCategories, post.category) },
  { id: 'headcount', header: '设岗', width: 56, align: 'right', text: ({ post }) => String(post.headcount) },
  {
    id: 'free',
    header: '现空',
    width: 130,
    text: ({ free, offer }) => (offer.seats > free ? `▲ ${free}，须现任另聘` : String(free)),
    tone: ({ free, offer }) => (offer.seats > free ? 'unverified' : undefined),
  },
  {
    id: 'seats',
    header: '名额',
    width: 60,
    align: 'right',
    text: ({ offer }) => String(offer.seats),
    edit: {
      kind: 'number',
      required: true,
      commit: ({ offer, post }, value) =>
        run('offerPosts', { roundId: offer.roundId, posts: [{ postId: post.id, seats: Number(value) }] }),
      fault: (value, { post }) => {
        const seats = Number(value)
        return seats >= 1 && seats <= post.headcount ? null : `名额应在 1 到设岗数 ${post.headcount} 之间`
      },
    },
  },
  { id: 'asked', header: '报名', width: 56, align: 'right', text: ({ asked }) => String(asked) },
  { id: 'chosen', header: '拟聘', width: 56, align: 'right', text: ({ chosen }) => String(chosen) },
]

interface OffersViewProps {
  readonly round: AppointmentRound
  readonly lines: readonly OfferLine[]
}

/** The posts that a round offers, and how many seats of each. */
export function OffersView({ round, lines }: OffersViewProps) {
  const model = useModel()
  const [adding, setAdding] = useState(false)
  const [keys, setKeys] = useState<readonly string[]>([])
  const isOpen = round.stage !== 'publicized' && round.stage !== 'appointed'
  const chosen = keys.filter((id) => lines.some(({ offer }) => offer.id === id))
  const vacant = vacantPosts(model, lines)
  const onSelect = (ids: readonly string[]) => {
    setKeys(ids)
    select(
      lines.filter(({ offer }) => ids.includes(offer.id)).map(({ post }) => ({ table: 'post', id: post.id })),
    )
  }
  return (
    <>
      {adding && <OfferForm round={round} lines={lines} close={() => setAdding(false)} />}
      <Grid
        id="round-offers"
        label="提供的岗位"
        rows={lines}
        columns={isOpen ? columns : columns.map(({ edit: _edit, ...column }) => column)}
        keyOf={({ offer }) => offer.id}
        selected={new Set(chosen)}
        onSelect={onSelect}
        tools={
          isOpen && (
            <>
              <PermitButton
                size="small"
                type="primary"
                data-testid="offer-add"
                onClick={() => setAdding(true)}
              >
                添加岗位
              </PermitButton>
              <PermitButton
                size="small"
                disabled={vacant.length === 0}
                data-testid="offer-vacant"
                onClick={() => void run('offerPosts', { roundId: round.id, posts: vacant })}
              >
                添加全部空岗（{vacant.length}）
              </PermitButton>
              <PermitButton
                size="small"
                disabled={chosen.length === 0}
                data-testid="offer-remove"
                onClick={() => void run('withdrawPosts', { ids: chosen })}
              >
                撤下岗位
              </PermitButton>
            </>
          )
        }
        empty="这一轮还没有提供岗位。请“添加岗位”，或一次添加全部空岗。"
      />
    </>
  )
}

/** Posts with an empty seat that no round under way offers yet. */
function vacantPosts(model: Model, lines: readonly OfferLine[]) {
  const offered = new Set(lines.map(({ post }) => post.id))
  for (const row of model.rows.roundPost.values()) {
    if (model.get('appointmentRound', row.roundId)?.stage !== 'appointed') offered.add(row.postId)
  }
  return [...model.rows.post.values()].flatMap(({ id }) => {
    const seats = offered.has(id) ? 0 : freeSeats(model, id)
    return seats > 0 ? [{ postId: id, seats }] : []
  })
}

interface OfferValues {
  readonly postId: string
  readonly seats: number | null
}

function OfferForm({ round, lines, close }: OffersViewProps & { readonly close: () => void }) {
  const model = useModel()
  const fields: readonly Field<OfferValues>[] = [
    { name: 'postId', label: '岗位', kind: 'choice', required: true, choices: postsToOffer(model, lines) },
    { name: 'seats', label: '名额', kind: 'number', min: 1, required: true, hint: '不多于设岗数' },
  ]
  return (
    <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
      <EditForm<OfferValues>
        title={`${round.name} 添加岗位`}
        testId="offer-form"
        saveLabel="添加"
        fields={fields}
        initial={{ postId: '', seats: 1 }}
        adjust={(values, changed) =>
          changed === 'postId' ? { ...values, seats: Math.max(1, freeSeats(model, values.postId)) } : values
        }
        close={close}
        save={({ postId, seats }, because) =>
          runOrThrow('offerPosts', { roundId: round.id, posts: [{ postId, seats: seats ?? 1 }] }, because)
        }
      />
    </div>
  )
}

function postsToOffer(model: Model, lines: readonly OfferLine[]): Choice[] {
  const offered = new Set(lines.map(({ post }) => post.id))
  return [...model.rows.post.values()]
    .filter((post) => model.isOpen(post) && !offered.has(post.id))
    .map((post) => {
      const free = freeSeats(model, post.id)
      return {
        value: post.id,
        label: `${unitTitle(model, post.unitId)} ${post.name}（${free > 0 ? `空 ${free}` : '满'}）`,
      }
    })
    .sort((a, b) => a.label.localeCompare(b.label))
}
