import { type CapFigure, capLedgerName, capName } from '../../../domain/caps.ts'
import type { ApprovalDocument } from '../../../domain/document.ts'
import { type CapLedger, capKinds, capLedgers } from '../../../domain/quota.ts'
import type { Unit } from '../../../domain/unit.ts'
import {
  type DocumentValues,
  documentChoices,
  documentFields,
  documentInputOf,
  newDocument,
  noDocument,
} from '../../controls/document-fields.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

interface QuotaValues extends DocumentValues {
  readonly ledger: CapLedger
  readonly kind: string
  readonly level: string | null
  readonly amount: number | null
  readonly startedOn: string | null
  readonly tolerance: 'none' | 'approved'
  readonly excess: number | null
  readonly until: string | null
  readonly toleratedDocumentId: string
  readonly toleratedNumber: string
  readonly toleratedIssuer: string
  readonly toleratedIssuedOn: string
}

const sameDocument = 'same'

const capFields: readonly Field<QuotaValues>[] = [
  {
    name: 'ledger',
    label: '类别',
    kind: 'choice',
    required: true,
    choices: capLedgers.map((ledger) => ({ value: ledger, label: capLedgerName(ledger) })),
  },
  {
    name: 'kind',
    label: '项目',
    kind: 'choice',
    required: true,
    choices: ({ ledger }) =>
      capKinds[ledger].map((kind) => ({ value: kind, label: capName({ ledger, kind, level: '' }) })),
  },
  {
    name: 'level',
    label: '级别',
    kind: 'text',
    max: 20,
    hint: '分级核定职数时填写，如 处级；不分级留空',
    shown: ({ ledger }) => ledger === 'leading',
  },
]

/** The document comes first: without it there is no approved number (V17). */
function numberFields(documents: readonly ApprovalDocument[]): Field<QuotaValues>[] {
  const tolerated = ({ tolerance }: QuotaValues) => tolerance === 'approved'
  const newOne = (values: QuotaValues) => tolerated(values) && values.toleratedDocumentId === newDocument
  return [
    ...documentFields<QuotaValues>(documents),
    { name: 'amount', label: '核定数', kind: 'number', required: true },
    { name: 'startedOn', label: '生效日期', kind: 'day', hint: '留空为今天；原核定数到该日为止' },
    {
      name: 'tolerance',
      label: '过渡期超额',
      kind: 'choice',
      required: true,
      choices: [
        { value: 'none', label: '无' },
        { value: 'approved', label: '经批准在过渡期内允许超额' },
      ],
    },
    { name: 'excess', label: '允许超额数', kind: 'number', min: 1, required: true, shown: tolerated },
    { name: 'until', label: '过渡期截止', kind: 'day', required: true, shown: tolerated },
    {
      name: 'toleratedDocumentId',
      label: '过渡期批文',
      kind: 'choice',
      required: true,
      choices: [{ value: sameDocument, label: '与核定数同一批文' }, ...documentChoices(documents)],
      shown: tolerated,
    },
    { name: 'toleratedNumber', label: '过渡期批文文号', kind: 'text', required: true, shown: newOne },
    { name: 'toleratedIssuer', label: '过渡期发文机关', kind: 'text', required: true, shown: newOne },
    { name: 'toleratedIssuedOn', label: '过渡期发文日期', kind: 'day', required: true, shown: newOne },
  ]
}

function initialOf(figure: CapFigure | undefined): QuotaValues {
  const quota = figure?.quota
  const excess = quota && quota.toleratedExcess > 0 ? quota.toleratedExcess : null
  const sameAsCap = quota?.toleratedDocumentId === quota?.documentId
  return {
    ...noDocument,
    ledger: figure?.ledger ?? 'establishment',
    kind: figure?.kind ?? 'total',
    level: figure?.level || null,
    documentId: quota?.documentId ?? newDocument,
    amount: quota?.amount ?? null,
    startedOn: quota?.startedOn ?? null,
    tolerance: excess === null ? 'none' : 'approved',
    excess,
    until: quota?.toleratedUntil ?? null,
    toleratedDocumentId: sameAsCap ? sameDocument : (quota?.toleratedDocumentId ?? sameDocument),
    toleratedNumber: '',
    toleratedIssuer: '',
    toleratedIssuedOn: '',
  }
}

function toleratedOf(values: QuotaValues) {
  if (values.tolerance === 'none') return {}
  const { toleratedDocumentId, toleratedNumber, toleratedIssuer, toleratedIssuedOn } = values
  const document =
    toleratedDocumentId === sameDocument
      ? documentInputOf(values)
      : documentInputOf({
          documentId: toleratedDocumentId,
          number: toleratedNumber,
          issuer: toleratedIssuer,
          issuedOn: toleratedIssuedOn,
          title: null,
        })
  return { tolerated: { excess: values.excess ?? 0, until: values.until ?? '', document } }
}

interface QuotaFormProps {
  readonly unit: Unit
  /** The cap whose number is entered or changed; absent: the clerk chooses one. */
  readonly figure?: CapFigure
  readonly close: () => void
}

/** 核定数 with its 批文, its validity, and an excess that is approved for a time. */
export function QuotaForm({ unit, figure, close }: QuotaFormProps) {
  const model = useModel()
  const documents = [...model.rows.document.values()]
  const numbers = numberFields(documents)
  const verb = figure?.quota ? '修改' : '填写'
  return (
    <EditForm
      title={figure ? `${verb}核定数：${capName(figure)}` : `${unit.name} 新增核定数`}
      testId="quota-form"
      fields={figure ? numbers : [...capFields, ...numbers]}
      initial={initialOf(figure)}
      close={close}
      adjust={(values, changed) =>
        changed === 'ledger' ? { ...values, kind: capKinds[values.ledger][0], level: null } : values
      }
      save={(values, because) =>
        runOrThrow(
          'setQuota',
          {
            unitId: unit.id,
            ledger: values.ledger,
            kind: values.kind,
            level: values.ledger === 'leading' ? (values.level ?? '') : '',
            amount: values.amount ?? 0,
            document: documentInputOf(values),
            ...(values.startedOn ? { startedOn: values.startedOn } : {}),
            ...toleratedOf(values),
          },
          because,
        )
      }
    />
  )
}
