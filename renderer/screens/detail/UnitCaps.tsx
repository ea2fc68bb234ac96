import { useState } from 'react'
import { type CapFigure, capFigure, capFigures } from '../../../domain/caps.ts'
import type { Model } from '../../../domain/model.ts'
import { type CapKey, capKeyText, capLedgers } from '../../../domain/quota.ts'
import type { Unit } from '../../../domain/unit.ts'
import { type CapPlace, CapTable } from '../../controls/CapTable.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { WhichList } from '../../controls/WhichList.tsx'
import { jumpTo } from '../../stores/view.ts'
import { run, useModel } from '../../stores/workbook.ts'
import { DocumentForm } from './DocumentForm.tsx'
import { QuotaForm } from './QuotaForm.tsx'
import { whichOf } from './which.ts'

/** What the product asks for where nothing is approved yet: it never invents a number. */
const askedFor: readonly CapKey[] = [
  { ledger: 'institutions', kind: 'internalOffice', level: '' },
  { ledger: 'establishment', kind: 'total', level: '' },
  { ledger: 'leading', kind: 'chief', level: '' },
  { ledger: 'leading', kind: 'deputy', level: '' },
]

function shownFigures(model: Model, unit: Unit): CapFigure[] {
  const figures = capFigures(model, unit.id)
  const known = new Set(figures.map(capKeyText))
  const inner = unit.kind === 'office' || unit.kind === 'subOffice' || unit.kind === 'institution'
  const asked = askedFor.filter(
    (key) => !known.has(capKeyText(key)) && !(inner && key.ledger === 'institutions'),
  )
  const ledgerAt = (figure: CapFigure) => capLedgers.indexOf(figure.ledger)
  // The sort is stable: within a ledger the figures keep the order of their kinds.
  return [...figures, ...asked.map((key) => capFigure(model, unit.id, key))].sort(
    (a, b) => ledgerAt(a) - ledgerAt(b),
  )
}

type Form = { readonly edit: CapFigure } | { readonly document: string } | 'add' | null

/** 核定 / 实有 / 空(超) of a unit with all below it; each number opens what stands behind it. */
export function UnitCaps({ unit }: { readonly unit: Unit }) {
  const model = useModel()
  const [open, setOpen] = useState<CapPlace | null>(null)
  const [form, setForm] = useState<Form>(null)
  const figures = shownFigures(model, unit)
  const opened = figures.find((figure) => capKeyText(figure) === open?.key)
  const close = () => setForm(null)
  const add = (
    <PermitButton size="small" data-testid="quota-add" onClick={() => setForm('add')}>
      新增核定数
    </PermitButton>
  )
  return (
    <Section title="核定与实有（含下级）" actions={add}>
      {form === 'add' && <QuotaForm unit={unit} close={close} />}
      {form && form !== 'add' && 'document' in form && (
        <DocumentForm key={form.document} id={form.document} close={close} />
      )}
      {form && form !== 'add' && 'edit' in form && (
        <QuotaForm key={capKeyText(form.edit)} unit={unit} figure={form.edit} close={close} />
      )}
      <CapTable
        figures={figures}
        documentOf={(figure) => model.get('document', figure.quota?.documentId ?? null)?.number}
        open={open}
        opened={
          open &&
          opened && (
            <Opened
              figure={opened}
              side={open.side}
              onClose={() => setOpen(null)}
              onEdit={() => setForm({ edit: opened })}
              onDocument={(document) => setForm({ document })}
            />
          )
        }
        onOpen={setOpen}
        onFill={(figure) => setForm({ edit: figure })}
      />
    </Section>
  )
}

interface OpenedProps {
  readonly figure: CapFigure
  readonly side: CapPlace['side']
  readonly onClose: () => void
  readonly onEdit: () => void
  readonly onDocument: (documentId: string) => void
}

function Opened({ figure, side, onClose, onEdit, onDocument }: OpenedProps) {
  const model = useModel()
  const which = whichOf(model, figure, side)
  const { quota } = figure
  return (
    <WhichList
      {...which}
      onRow={(row) => {
        const found = which.rows.find(({ key }) => key === row.key)
        if (found) jumpTo(found.ref)
      }}
      onClose={onClose}
    >
      {side === 'approved' && quota && (
        <p>
          <PermitButton size="small" data-testid="quota-edit" onClick={onEdit}>
            修改核定数
          </PermitButton>{' '}
          <PermitButton size="small" data-testid="document-edit" onClick={() => onDocument(quota.documentId)}>
            更正批文
          </PermitButton>{' '}
          <PermitButton
            size="small"
            danger
            data-testid="quota-remove"
            onClick={async () => {
              if (await run('removeQuota', { id: quota.id })) onClose()
            }}
          >
            删除核定数
          </PermitButton>
        </p>
      )}
    </WhichList>
  )
}
