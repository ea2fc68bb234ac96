import { Button } from 'antd'
import { useState } from 'react'
import type { DocumentChoice } from '../../../domain/document.ts'
import { documentFields, documentInputOf, noDocument } from '../../controls/document-fields.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { structureImport } from '../../stores/structure-import.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from './import.module.css'

interface StructureDocumentProps {
  /** Rows with numbers that name no document. */
  readonly documentless: number
  readonly document: DocumentChoice | undefined
}

/** Numbers without a document cannot be entered (V17): it is asked for once for the whole file. */
export function StructureDocument({ documentless, document }: StructureDocumentProps) {
  const model = useModel()
  const [open, setOpen] = useState(false)
  if (documentless === 0 && document === undefined) return null
  if (!open) {
    const known = document && 'id' in document ? model.get('document', document.id) : document
    return (
      <div className={styles.head}>
        <span className={document ? styles.counts : styles.reason}>
          {known
            ? `没有写批准文件的核定数，依据：${known.number}（${known.issuer}，${known.issuedOn}）`
            : `▲ ${documentless} 行核定数没有写批准文件，不能录入。`}
        </span>
        <Button data-testid="structure-document" size="small" onClick={() => setOpen(true)}>
          {document ? '改批文' : '为全表填写批文'}
        </Button>
      </div>
    )
  }
  return (
    <div className={styles.document}>
      <EditForm
        title="没有写批准文件的核定数，依据哪份批文"
        testId="structure-document-form"
        saveLabel="用于全表"
        because="none"
        fields={documentFields([...model.rows.document.values()])}
        initial={noDocument}
        close={() => setOpen(false)}
        save={(values) => structureImport.change({ document: documentInputOf(values) })}
      />
    </div>
  )
}
