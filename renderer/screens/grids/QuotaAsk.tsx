import { type CapFigure, capName } from '../../../domain/caps.ts'
import {
  type DocumentValues,
  documentFields,
  documentInputOf,
  noDocument,
} from '../../controls/document-fields.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import { quotaInput } from './quota-input.ts'
import styles from './screen.module.css'

interface QuotaAskProps {
  readonly figure: CapFigure
  /** The number as it was typed into the grid. */
  readonly amount: number
  /** Hears which document the number was entered on, so that the next one stands on it too. */
  readonly onEntered: (documentId: string) => void
  readonly close: () => void
}

interface AskValues extends DocumentValues {
  readonly amount: number | null
}

/** A number was typed and there is no document yet: asks for it, for without one there is no approved number (V17). */
export function QuotaAsk({ figure, amount, onEntered, close }: QuotaAskProps) {
  const model = useModel()
  const unit = model.get('unit', figure.unitId)
  const save = async (values: AskValues) => {
    await runOrThrow('setQuota', quotaInput(figure, values.amount ?? 0, documentInputOf(values)))
    const documentId = model.quotaOf(figure.unitId, figure)?.documentId
    if (documentId) onEntered(documentId)
  }
  return (
    <div className={`${styles.form} ${styles.scroll} ${styles.upper}`}>
      <EditForm<AskValues>
        title={`${unit?.name ?? ''} 核定 ${capName(figure)}`}
        testId="ledger-quota-form"
        fields={[
          ...documentFields<AskValues>([...model.rows.document.values()]),
          { name: 'amount', label: '核定数', kind: 'number', required: true },
        ]}
        initial={{ ...noDocument, amount }}
        because="none"
        close={close}
        save={save}
      />
    </div>
  )
}
