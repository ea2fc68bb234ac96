import { useNavigate } from 'react-router'
import { type CapFigure, capFigures, capLedgerName, capName, capState } from '../../domain/caps.ts'
import { operatorRoleNames } from '../../domain/operator.ts'
import { useOtherDay } from '../stores/as-of.ts'
import { operatorName, useOperators } from '../stores/permission.ts'
import { usePersonal } from '../stores/personal.ts'
import { repairOpenWorkbook } from '../stores/repair.ts'
import { select, setView, useView } from '../stores/view.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import { brokenSentence, codeSentence, stateNames, stateSigns } from '../text.ts'
import { JobsButton } from './JobsTray.tsx'
import { personalNames, personalShortNames, personalSigns } from './personal/states.ts'
import styles from './StatusBar.module.css'
import { unitOf } from './selection.ts'

/** The conscience: the caps of what is selected, or of the whole, in figures, always. */
export function StatusBar() {
  const model = useModel()
  const selection = useView((state) => state.selection)
  const savedAt = useWorkbook((state) => state.savedAt)
  const lastBackupAt = useWorkbook((state) => state.status?.lastBackupAt ?? null)
  const backupTrouble = useWorkbook((state) => state.status?.backupTrouble ?? null)
  const navigate = useNavigate()
  const brokenAt = useWorkbook((state) => state.status?.brokenAt ?? null)
  const other = useOtherDay()
  const unit = unitOf(model, selection.at(-1) ?? null) ?? firstRoot(model)
  const figures = unit ? capFigures(model, unit.id) : []
  const hasLevels = figures.some((figure) => figure.level !== '')
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
      <span className={styles.caps}>
        {figures
          .filter((figure) => isShown(figure, hasLevels))
          .map((figure) => (
            <CapButton key={`${figure.ledger}${figure.kind}${figure.level}`} figure={figure} />
          ))}
      </span>
      {brokenAt !== null && (
        <button type="button" className={styles.over} data-testid="repair-open" onClick={repairOpenWorkbook}>
          ▲ {brokenSentence(brokenAt)}，修复…
        </button>
      )}
      {other && <span className={styles.unverified}>◷ 截至 {other.day}，只能看</span>}
      <span>{savedAt ? `已自动保存 ${clock(savedAt)}` : '已保存'}</span>
      {backupTrouble ? (
        <button
          type="button"
          className={styles.over}
          title={codeSentence(backupTrouble.code)}
          data-testid="backup-failed"
          onClick={() => navigate('/home')}
        >
          ▲ 备份未成功
        </button>
      ) : (
        <span>上次备份 {lastBackupAt ? clock(lastBackupAt) : '无'}</span>
      )}
      <PersonalButton />
      <JobsButton />
      <span>离线</span>
      <OperatorButton />
    </footer>
  )
}

/** The lock of id numbers and phones: how it stands, and the way to change it. */
function PersonalButton() {
  const personal = usePersonal()
  const navigate = useNavigate()
  if (!personal) return null
  const { state, plainPeople } = personal
  return (
    <button
      type="button"
      className={plainPeople > 0 ? styles.over : undefined}
      title={`个人信息保护：${personalNames[state]}`}
      data-testid="personal-lock-sign"
      onClick={() => navigate('/personal')}
    >
      {plainPeople > 0 ? '▲ 有号码、金额未加密' : `${personalSigns[state]} ${personalShortNames[state]}`}
    </button>
  )
}

/** Who works here, and the way to lock or to change hands. */
function OperatorButton() {
  const model = useModel()
  const current = useOperators()?.current
  const navigate = useNavigate()
  return (
    <button
      type="button"
      title="操作员、锁定与换人"
      data-testid="operator-menu"
      onClick={() => navigate('/operators')}
    >
      操作员 {operatorName(model) || '未登记'}
      {current && `（${operatorRoleNames[current.role]}）`}
    </button>
  )
}

function CapButton({ figure }: { readonly figure: CapFigure }) {
  const state = capState(figure)
  const approved = figure.approved ?? '待填'
  const name = capName(figure).replace('编制总量', '编制').replace('领导职数 ', '')
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

/** The bar has room for the sums; the kinds stand in the 详情 panel. Leading posts are told by level where they are set so. */
function isShown(figure: CapFigure, hasLevels: boolean): boolean {
  if (figure.ledger === 'leading') return hasLevels === (figure.level !== '')
  return figure.kind === 'total' || figure.kind === 'internalOffice'
}

function firstRoot(model: ReturnType<typeof useModel>) {
  return [...model.rows.unit.values()].find((unit) => unit.parentId === null && unit.kind !== 'external')
}

function clock(instant: string): string {
  return new Date(instant).toLocaleTimeString('zh-CN', { hour: '2-digit', minute: '2-digit' })
}
