import { type ReactNode, useState } from 'react'
import type { Appointment } from '../../../domain/appointment.ts'
import type { DatedRow, Model } from '../../../domain/model.ts'
import type { Person } from '../../../domain/person.ts'
import type { Position } from '../../../domain/position.ts'
import { appointmentModes } from '../../../domain/vocabulary/appointment-mode.ts'
import { codeName } from '../../../domain/vocabulary/code-table.ts'
import { substantiveKinds } from '../../../domain/vocabulary/establishment-kind.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { PermitLink } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { jumpTo } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import { appointmentKindNames, countingNames, employmentNames, leadingNames } from '../../text.ts'
import { AppointmentForm, EndAppointment, RenewAppointment } from './AppointmentForm.tsx'
import styles from './detail.module.css'
import { EndPosition, PositionForm } from './PositionForm.tsx'

type Form = {
  readonly kind: 'position' | 'appointment' | 'endPosition' | 'endAppointment' | 'renewAppointment'
  readonly id: string | null
}

/** 双轨: what a person holds in the establishment, and the post actually held, side by side with their past. */
export function PersonTracks({ person }: { readonly person: Person }) {
  const model = useModel()
  const [form, setForm] = useState<Form | null>(null)
  const close = () => setForm(null)
  const position = model.get('position', form?.id ?? null)
  const appointment = model.get('appointment', form?.id ?? null)
  const positions = latestFirst(model, model.by('position.personId', person.id))
  const appointments = latestFirst(model, model.by('appointment.personId', person.id))
  const add = (kind: 'position' | 'appointment', label: string) => (
    <PermitLink testId={`${kind}-add`} onClick={() => setForm({ kind, id: null })}>
      {label}
    </PermitLink>
  )
  return (
    <Section title="任职">
      {form?.kind === 'position' && <PositionForm key={form.id} {...{ person, position, close }} />}
      {form?.kind === 'appointment' && <AppointmentForm key={form.id} {...{ person, appointment, close }} />}
      {form?.kind === 'endPosition' && position && <EndPosition {...{ person, position, close }} />}
      {form?.kind === 'renewAppointment' && appointment && (
        <RenewAppointment key={form.id} {...{ person, appointment, close }} />
      )}
      {form?.kind === 'endAppointment' && appointment && (
        <EndAppointment {...{ person, appointment, close }} />
      )}
      <div className={styles.cards}>
        <Card title="编制内任职" add={add('position', '上编')} empty="未占编制（编外）" rows={positions}>
          {(row) => (
            <PositionLines
              row={row}
              onEdit={() => setForm({ kind: 'position', id: row.id })}
              onEnd={() => setForm({ kind: 'endPosition', id: row.id })}
            />
          )}
        </Card>
        <Card title="岗位聘职" add={add('appointment', '聘任')} empty="待安置，未任岗" rows={appointments}>
          {(row) => (
            <AppointmentLines
              row={row}
              onEdit={() => setForm({ kind: 'appointment', id: row.id })}
              onEnd={() => setForm({ kind: 'endAppointment', id: row.id })}
              onRenew={() => setForm({ kind: 'renewAppointment', id: row.id })}
            />
          )}
        </Card>
      </div>
    </Section>
  )
}

function latestFirst<R extends DatedRow>(model: Model, rows: readonly R[]): R[] {
  const at = (row: R) => `${model.isOpen(row) ? 1 : 0}${row.startedOn ?? ''}`
  return [...rows].sort((a, b) => at(b).localeCompare(at(a)))
}

interface CardProps<R> {
  readonly title: string
  readonly add: ReactNode
  readonly empty: string
  readonly rows: readonly R[]
  readonly children: (row: R) => ReactNode
}

function Card<R extends DatedRow & { readonly id: string }>({
  title,
  add,
  empty,
  rows,
  children,
}: CardProps<R>) {
  const model = useModel()
  return (
    <article className={styles.card}>
      <div className={styles.line}>
        <h4>{title}</h4>
        {add}
      </div>
      {!rows.some((row) => model.isOpen(row)) && <p className={styles.soft}>{empty}</p>}
      {rows.map((row) => (
        <div key={row.id} className={`${styles.track} ${model.isOpen(row) ? '' : styles.past}`}>
          {children(row)}
        </div>
      ))}
    </article>
  )
}

interface LinesProps<R> {
  readonly row: R
  readonly onEdit: () => void
  readonly onEnd: () => void
  readonly onRenew?: () => void
}

function PositionLines({ row, onEdit, onEnd }: LinesProps<Position>) {
  return (
    <>
      <UnitLink unitId={row.unitId} />
      <p>{[row.title, row.rank, row.leading && leadingNames[row.leading]].filter(Boolean).join('，')}</p>
      <p>
        {codeName(substantiveKinds, row.establishmentKind)}
        {row.counting !== 'counted' && `，${countingNames[row.counting]}`}
      </p>
      <Span row={row} documentNumber={row.documentNumber} />
      <RowButtons row={row} endLabel="下编" onEdit={onEdit} onEnd={onEnd} />
    </>
  )
}

function AppointmentLines({ row, onEdit, onEnd, onRenew }: LinesProps<Appointment>) {
  const model = useModel()
  const post = model.get('post', row.postId)
  const how = [
    row.mode && codeName(appointmentModes, row.mode),
    row.employment && employmentNames[row.employment],
  ]
  return (
    <>
      <UnitLink unitId={row.unitId} />
      <p>
        {post ? (
          <LinkButton onClick={() => jumpTo({ table: 'post', id: post.id })}>{post.name}</LinkButton>
        ) : (
          '未定岗'
        )}
        ，{appointmentKindNames[row.kind]}
      </p>
      <p>{how.filter(Boolean).join('，')}</p>
      {row.termEndsOn && <p>聘期至 {row.termEndsOn}</p>}
      <Span row={row} documentNumber={row.documentNumber} />
      <RowButtons row={row} endLabel="免去" {...{ onEdit, onEnd, onRenew }} />
    </>
  )
}

function UnitLink({ unitId }: { readonly unitId: string }) {
  const model = useModel()
  return (
    <LinkButton onClick={() => jumpTo({ table: 'unit', id: unitId })}>
      {model.get('unit', unitId)?.name ?? '？'}
    </LinkButton>
  )
}

function Span({ row, documentNumber }: { readonly row: DatedRow; readonly documentNumber: string | null }) {
  const end = row.endedOn ?? '今'
  return (
    <p className={styles.soft}>
      {row.startedOn ?? '早前'} 至 {end}
      {documentNumber && `，${documentNumber}`}
    </p>
  )
}

interface RowButtonsProps {
  readonly row: DatedRow
  readonly endLabel: string
  readonly onEdit: () => void
  readonly onEnd: () => void
  readonly onRenew?: (() => void) | undefined
}

function RowButtons({ row, endLabel, onEdit, onEnd, onRenew }: RowButtonsProps) {
  const model = useModel()
  return (
    <p className={styles.rowButtons}>
      <PermitLink onClick={onEdit}>修改</PermitLink>
      {onRenew && model.isOpen(row) && (
        <PermitLink testId="appointment-renew" onClick={onRenew}>
          续聘
        </PermitLink>
      )}
      {model.isOpen(row) && <PermitLink onClick={onEnd}>{endLabel}</PermitLink>}
    </p>
  )
}
