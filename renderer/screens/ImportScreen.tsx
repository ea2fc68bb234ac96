import { Alert, Button, InputNumber, Select, Space } from 'antd'
import { useNavigate } from 'react-router'
import { type RosterChoice, type RosterField, type RosterPreview, rosterFields } from '../../domain/roster.ts'
import {
  cancelImport,
  changeChoice,
  confirmImport,
  pickRoster,
  saveErrors,
  useRosterImport,
} from '../stores/roster-import.ts'
import { ImportRows } from './ImportRows.tsx'
import styles from './ImportScreen.module.css'

const counted = [
  { action: 'create', name: '新增' },
  { action: 'update', name: '更新' },
  { action: 'unchanged', name: '不变' },
  { action: 'skip', name: '跳过' },
  { action: 'error', name: '有误' },
] as const

/** 导入名册: read, check, correct, and only then write, as one operation. */
export function ImportScreen() {
  const { choice, preview, busy } = useRosterImport()
  if (!preview || !choice) {
    return (
      <div className={styles.empty}>
        <h2>导入名册</h2>
        <p>读入花名册（.xlsx、.xls、.et、.csv），先预览、核对，确认后才写入；写入后可一次撤销。</p>
        <Button
          type="primary"
          size="large"
          loading={busy}
          data-testid="pick-roster"
          onClick={() => void pickRoster()}
        >
          选择名册文件…
        </Button>
      </div>
    )
  }
  return <Reviewed choice={choice} preview={preview} busy={busy} />
}

interface ReviewedProps {
  readonly choice: RosterChoice
  readonly preview: RosterPreview
  readonly busy: boolean
}

function Reviewed({ choice, preview, busy }: ReviewedProps) {
  const navigate = useNavigate()
  const writable = preview.rows.filter((row) => row.action === 'create' || row.action === 'update').length
  const faulty = preview.rows.some((row) => row.action === 'error')
  return (
    <div className={styles.screen}>
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
            onChange={(sheet) => void changeChoice({ sheet, headerRow: undefined, mapping: undefined })}
          />
        </label>
        <label>
          表头在第
          <InputNumber
            className={styles.row ?? ''}
            min={1}
            value={preview.headerRow + 1}
            onChange={(row) => row && void changeChoice({ headerRow: row - 1, mapping: undefined })}
          />
          行
        </label>
        <span className={styles.counts} data-testid="import-counts">
          {counted.map(({ action, name }) => `${name} ${preview.counts[action]}`).join('　')}
        </span>
        <Space.Compact className={styles.buttons ?? ''}>
          <Button onClick={cancelImport}>换文件</Button>
          {faulty && (
            <Button data-testid="save-errors" onClick={() => void saveErrors()}>
              存出问题标注
            </Button>
          )}
          <Button
            type="primary"
            data-testid="confirm-import"
            loading={busy}
            disabled={writable === 0}
            onClick={async () => {
              await confirmImport()
              if (!useRosterImport.getState().preview) navigate('/people')
            }}
          >
            确认导入 {writable} 人
          </Button>
        </Space.Compact>
      </header>
      {preview.problem && <Alert type="warning" showIcon title={preview.problem} />}
      {faulty && (
        <Alert
          type="info"
          title="标有 ▲ 的行有误，不会导入；可存出问题标注表，改好后再导入，已导入的人不会重复。"
        />
      )}
      <Mapping choice={choice} preview={preview} />
      <ImportRows preview={preview} />
    </div>
  )
}

/** Which column is which; a wrong guess is put right here. */
function Mapping({ preview }: Omit<ReviewedProps, 'busy'>) {
  const options = [
    { value: '', label: '不导入' },
    ...rosterFields.map(({ field, label }) => ({ value: field, label })),
  ]
  const change = (index: number, field: string) => {
    const mapping: Record<string, RosterField> = {}
    for (const column of preview.columns) {
      const next = column.index === index ? field : column.field === field ? '' : column.field
      if (next) mapping[String(column.index)] = next as RosterField
    }
    void changeChoice({ headerRow: preview.headerRow, mapping })
  }
  return (
    <details
      className={styles.mapping}
      open={preview.columns.some((column) => column.confidence === 'guess')}
    >
      <summary>
        列对应（已识别 {preview.columns.filter((column) => column.field).length} / {preview.columns.length}{' '}
        列，可更正）
      </summary>
      <div className={styles.columns}>
        {preview.columns.map((column) => (
          <label key={column.index}>
            <span className={styles.header}>
              {column.header || `第 ${column.index + 1} 列`}
              {column.confidence === 'guess' && <span className={styles.guess}> ? 推测</span>}
            </span>
            <Select
              size="small"
              className={styles.field ?? ''}
              value={column.field ?? ''}
              options={options}
              onChange={(field) => change(column.index, field)}
            />
          </label>
        ))}
      </div>
    </details>
  )
}
