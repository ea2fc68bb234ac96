import { type CapFigure, capFigures, capLedgerName, capName, capState } from '../../domain/caps.ts'
import { select, setView, useView } from '../stores/view.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import { stateNames, stateSigns } from '../text.ts'
import styles from './StatusBar.module.css'
import { unitOf } from './selection.ts'

/** The conscience: the caps of what is selected, or of the whole, in figures, always. */
export function StatusBar() {
  const model = useModel()
  const selection = useView((state) => state.selection)
  const savedAt = useWorkbook((state) => state.savedAt)
  const lastBackupAt = useWorkbook((state) => state.status?.lastBackupAt ?? null)
  const brokenAt = useWorkbook((state) => state.status?.brokenAt ?? null)
  const unit = unitOf(model, selection.at(-1) ?? null) ?? firstRoot(model)
  const figures = unit ? capFigures(model, unit.id).filter((figure) => figure.level === '') : []
  return (
    <footer className={`${styles.bar} screen-only`}>
      {unit && (
        <button
          type="button"
          className={styles.unit}
          onClick={() => select([{ table: 'unit', id: unit.id }])}
        >
          {unit.name}
        </button>
      )}
      {figures.filter(isShown).map((figure) => (
        <CapButton key={`${figure.ledger}${figure.kind}`} figure={figure} />
      ))}
      <span className={styles.space} />
      {brokenAt !== null && <span className={styles.over}>▲ 台账第 {brokenAt} 条校验不符，请核对备份</span>}
      <span>{savedAt ? `已自动保存 ${clock(savedAt)}` : '已保存'}</span>
      <span>上次备份 {lastBackupAt ? clock(lastBackupAt) : '无'}</span>
      <span>离线</span>
      <span>操作员 {model.setting('operator') || '未登记'}</span>
    </footer>
  )
}

function CapButton({ figure }: { readonly figure: CapFigure }) {
  const state = capState(figure)
  const approved = figure.approved ?? '待填'
  const name = figure.ledger === 'establishment' && figure.kind === 'total' ? '编制' : capName(figure)
  return (
    <button
      type="button"
      className={styles[state]}
      title={`${capLedgerName(figure.ledger)}：实有 ${figure.actual}，核定 ${approved}，${stateNames[state]}。点击查看明细`}
      onClick={() => {
        select([{ table: 'unit', id: figure.unitId }])
        setView({ panel: 'detail' })
      }}
    >
      {name} {figure.actual}/{approved} {stateSigns[state]}
    </button>
  )
}

function isShown(figure: CapFigure): boolean {
  return figure.ledger !== 'establishment' || figure.kind === 'total'
}

function firstRoot(model: ReturnType<typeof useModel>) {
  return [...model.rows.unit.values()].find((unit) => unit.parentId === null && unit.kind !== 'external')
}

function clock(instant: string): string {
  return new Date(instant).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })
}
