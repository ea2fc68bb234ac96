import { Button, Checkbox, Input } from 'antd'
import { useState } from 'react'
import type { ColumnTemplate } from '../../../domain/column-template.ts'
import type { PreviewColumn } from '../../../domain/paper.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { run } from '../../stores/workbook.ts'
import styles from '../ReportsScreen.module.css'
import { type DraftColumn, draftOf, movedColumn, templateOf } from './column-draft.ts'

interface ColumnEditorProps {
  readonly table: string
  readonly official: readonly PreviewColumn[]
  readonly template: ColumnTemplate | null
  /** The template that is to be used now; undefined: the official form again. */
  readonly onDone: (name: string | undefined) => void
  readonly onClose: () => void
}

/** Which columns, in which order, under which names; kept under a name of their own. */
export function ColumnEditor({ table, official, template, onDone, onClose }: ColumnEditorProps) {
  const [draft, setDraft] = useState(() => draftOf(official, template?.columns ?? null))
  const [name, setName] = useState(template?.name ?? '')
  const columns = templateOf(draft)
  const missing = columns.length === 0 ? '至少保留一栏。' : name.trim() === '' ? '请填写样式名称。' : null
  const change = (at: number, changed: Partial<DraftColumn>) =>
    setDraft(draft.map((column, index) => (index === at ? { ...column, ...changed } : column)))
  const save = async () => {
    if (await run('saveColumnTemplate', { table, name: name.trim(), columns })) onDone(name.trim())
  }
  const remove = async () => {
    if (template && (await run('removeColumnTemplate', { table, name: template.name }))) onDone(undefined)
  }
  return (
    <section className={styles.columns} aria-label="调整栏目" data-testid="column-editor">
      <ol>
        {draft.map((column, at) => (
          <li key={column.key} data-testid={`column-${column.key}`}>
            <Checkbox
              checked={column.isShown}
              onChange={(event) => change(at, { isShown: event.target.checked })}
            >
              {column.official}
            </Checkbox>
            <Input
              size="small"
              value={column.name}
              maxLength={40}
              disabled={!column.isShown}
              aria-label={`${column.official} 改称`}
              placeholder="改称（可不填）"
              onChange={(event) => change(at, { name: event.target.value })}
            />
            <Button
              size="small"
              disabled={at === 0}
              aria-label={`${column.official} 前移`}
              onClick={() => setDraft(movedColumn(draft, at, -1))}
            >
              ↑
            </Button>
            <Button
              size="small"
              disabled={at === draft.length - 1}
              aria-label={`${column.official} 后移`}
              onClick={() => setDraft(movedColumn(draft, at, 1))}
            >
              ↓
            </Button>
          </li>
        ))}
      </ol>
      <div className={styles.form}>
        <label className={styles.field}>
          样式名称
          <Input
            value={name}
            maxLength={30}
            data-testid="column-name"
            onChange={(event) => setName(event.target.value)}
          />
        </label>
        <PermitButton
          type="primary"
          disabled={missing !== null}
          data-testid="column-save"
          onClick={() => void save()}
        >
          保存并使用
        </PermitButton>
        {template && (
          <PermitButton danger data-testid="column-remove" onClick={() => void remove()}>
            删除样式
          </PermitButton>
        )}
        <Button onClick={onClose}>收起</Button>
        {missing && <span className={styles.need}>{missing}</span>}
      </div>
    </section>
  )
}
