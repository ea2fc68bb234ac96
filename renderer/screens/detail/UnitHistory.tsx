import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { type LineageStep, unitLineage } from '../../../domain/reports/lineage.ts'
import type { UnitHistory as History, HistoryLine } from '../../../domain/reports/unit-history.ts'
import type { Unit } from '../../../domain/unit.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { exportTable } from '../../stores/exports.ts'
import { readUnitHistory } from '../../stores/history.ts'
import { jumpTo } from '../../stores/view.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import styles from './detail.module.css'

/** More would push the rest of the panel out of sight; the table holds them all. */
const mostShown = 8

/** 沿革 of a unit: where it came from, what became of it, and what changed; read when it is opened. */
export function UnitHistory({ unit }: { readonly unit: Unit }) {
  const model = useModel()
  const [open, setOpen] = useState(false)
  const { predecessors, successors } = unitLineage(model, unit.id)
  return (
    <Section title="沿革">
      <Steps label="前身" steps={predecessors} />
      <Steps label="后继" steps={successors} />
      <LinkButton expanded={open} onClick={() => setOpen(!open)} testId="unit-history">
        {open ? '收起沿革' : '查看沿革'}
      </LinkButton>
      {open && <Lines unitId={unit.id} />}
    </Section>
  )
}

function Steps({ label, steps }: { readonly label: string; readonly steps: readonly LineageStep[] }) {
  const model = useModel()
  if (steps.length === 0) return null
  return (
    <p className={styles.steps} data-testid={label === '前身' ? 'unit-predecessors' : 'unit-successors'}>
      {label}：
      {steps.map(({ row, unitId, name }) => (
        <span key={row.id} className={styles.item}>
          {unitId && model.get('unit', unitId) ? (
            <LinkButton onClick={() => jumpTo({ table: 'unit', id: unitId })}>{name}</LinkButton>
          ) : (
            name || '（撤销，无后继）'
          )}
          <span className={styles.soft}> {row.effectiveOn}</span>
        </span>
      ))}
    </p>
  )
}

function Lines({ unitId }: { readonly unitId: string }) {
  const headSeq = useWorkbook((state) => state.headSeq)
  const [history, setHistory] = useState<History | null>(null)
  const [all, setAll] = useState(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new entry is what makes the lines old
  useEffect(() => {
    let isLatest = true
    readUnitHistory(unitId).then((answer) => isLatest && setHistory(answer))
    return () => {
      isLatest = false
    }
  }, [unitId, headSeq])
  if (!history) return null
  // The newest first: what happened last is what is asked for.
  const lines = history.lines.toReversed()
  const shown = all ? lines : lines.slice(0, mostShown)
  if (lines.length === 0)
    return <p className={styles.soft}>还没有记载。更名、调整、并入之后会自动列在这里。</p>
  return (
    <>
      <ul className={styles.lines} data-testid="unit-history-lines">
        {shown.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: one entry may give several lines
          <Line key={index} line={line} />
        ))}
      </ul>
      <span className={styles.rowButtons}>
        {lines.length > shown.length && (
          <Button size="small" onClick={() => setAll(true)}>
            全部 {lines.length} 条
          </Button>
        )}
        <Button
          size="small"
          data-testid="unit-history-export"
          onClick={() => void exportTable({ table: 'history', unitId, personal: 'masked' })}
        >
          导出机构沿革表
        </Button>
      </span>
    </>
  )
}

function Line({ line }: { readonly line: HistoryLine }) {
  const change = [clipped(line.before), clipped(line.after)].filter((part) => part !== '').join(' → ')
  const source = [line.document, line.seq !== null && `台账第 ${line.seq} 条`].filter(Boolean).join('，')
  return (
    <li>
      <b>{line.on ?? '日期不详'}</b> {line.kind}　{change}
      <div className={styles.soft} title={line.title}>
        {source || '台账建立以前'}
      </div>
    </li>
  )
}

/** 职责 run over pages; the table has them in full. */
function clipped(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
