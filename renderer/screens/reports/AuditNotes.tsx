import { Input } from 'antd'
import { useState } from 'react'
import { type AuditAspect, auditAspectNames, auditAspects, auditNote } from '../../../domain/audit.ts'
import { useOff } from '../../controls/use-off.ts'
import { run, useModel } from '../../stores/workbook.ts'
import styles from '../ReportsScreen.module.css'

/** 核查说明: one field for each aspect of a 核查, kept in the workbook and printed under the aspect. */
export function AuditNotes({ unitId }: { readonly unitId: string | undefined }) {
  const model = useModel()
  const written = auditAspects.filter((aspect) => auditNote(model, unitId, aspect) !== '').length
  return (
    <details className={styles.auditNotes} data-testid="audit-notes">
      <summary>
        核查说明（已写 {written} / {auditAspects.length}）：写明差异原因、整改经过，印在相应一项之下
      </summary>
      <div className={styles.noteFields}>
        {auditAspects.map((aspect) => {
          const note = auditNote(model, unitId, aspect)
          // The key takes in what an undo or another scope brings.
          return <NoteField key={`${unitId} ${aspect} ${note}`} unitId={unitId} aspect={aspect} note={note} />
        })}
      </div>
    </details>
  )
}

interface NoteFieldProps {
  readonly unitId: string | undefined
  readonly aspect: AuditAspect
  readonly note: string
}

function NoteField({ unitId, aspect, note }: NoteFieldProps) {
  const off = useOff()
  const [text, setText] = useState(note)
  const save = () => {
    if (text.trim() !== note) void run('noteAudit', { ...(unitId ? { unitId } : {}), aspect, note: text })
  }
  return (
    <label className={styles.noteField}>
      {auditAspectNames[aspect]}
      <Input.TextArea
        value={text}
        maxLength={1000}
        autoSize={{ minRows: 1, maxRows: 3 }}
        data-testid={`audit-note-${aspect}`}
        {...off}
        onChange={(event) => setText(event.target.value)}
        onBlur={save}
      />
    </label>
  )
}
