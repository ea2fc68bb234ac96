import { Alert, Button, InputNumber, Select, Space } from 'antd'
import type { ImportPreview, ImportRow } from '../../../domain/import-table.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import styles from './import.module.css'

/** Another sheet or header row: what followed from the old one is guessed anew. */
interface SheetChange {
  readonly sheet?: string
  readonly headerRow: number | undefined
  readonly mapping: undefined
}

interface ImportHeadProps {
  readonly preview: ImportPreview<string, ImportRow>
  readonly busy: boolean
  /** What a row that is not there yet becomes: 新增, 新设. */
  readonly made: string
  readonly confirmLabel: string
  readonly canConfirm: boolean
  readonly faultHint: string
  readonly onChoice: (change: SheetChange) => void
  readonly onCancel: () => void
  readonly onSaveErrors: () => void
  readonly onConfirm: () => Promise<void>
}

/** Which file, sheet and header are read, what would come of it, and the way on. */
export function ImportHead(props: ImportHeadProps) {
  const { preview, busy, made, onChoice } = props
  const { counts } = preview
  const faulty = counts.error > 0
  const told = [
    `${made} ${counts.create}`,
    `更新 ${counts.update}`,
    `不变 ${counts.unchanged}`,
    `跳过 ${counts.skip}`,
    `有误 ${counts.error}`,
  ]
  return (
    <>
      <header className={styles.head}>
        <b>{preview.fileName}</b>
        <label>
          工作表
          <Select
            className={styles.sheet ?? ''}
            value={preview.sheet}
            options={preview.sheets.map((sheet) => ({
              value: sheet.name,
              label: `${sheet.name}（${sheet.rows} 行${sheet.hidden ? '，隐藏' : ''}）`,
            }))}
            onChange={(sheet) => onChoice({ sheet, headerRow: undefined, mapping: undefined })}
          />
        </label>
        <label>
          表头在第
          <InputNumber
            className={styles.row ?? ''}
            min={1}
            value={preview.headerRow + 1}
            onChange={(row) => row && onChoice({ headerRow: row - 1, mapping: undefined })}
          />
          行
        </label>
        <span className={styles.counts} data-testid="import-counts">
          {told.join('　')}
        </span>
        <Space.Compact className={styles.buttons ?? ''}>
          <Button data-testid="cancel-import" onClick={props.onCancel}>
            换文件
          </Button>
          {faulty && (
            <Button data-testid="save-errors" onClick={props.onSaveErrors}>
              存出问题标注
            </Button>
          )}
          <PermitButton
            type="primary"
            data-testid="confirm-import"
            loading={busy}
            disabled={!props.canConfirm}
            onClick={() => void props.onConfirm()}
          >
            {props.confirmLabel}
          </PermitButton>
        </Space.Compact>
      </header>
      {preview.problem && <Alert type="warning" showIcon title={preview.problem} />}
      {faulty && <Alert type="info" title={props.faultHint} />}
    </>
  )
}
