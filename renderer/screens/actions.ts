import type { NavigateFunction } from 'react-router'
import type { Permit } from '../controls/permit.ts'
import { backUpNow } from '../stores/backup.ts'
import { rehearseRestore } from '../stores/drill.ts'
import { setJobsOpen } from '../stores/jobs.ts'
import { saveCopy } from '../stores/library.ts'
import { notify } from '../stores/notice.ts'
import { signOut } from '../stores/operators.ts'
import { refusalNow } from '../stores/permission.ts'
import { lockPersonal } from '../stores/personal.ts'
import { repairOpenWorkbook } from '../stores/repair.ts'
import { setView, showFindings, useView } from '../stores/view.ts'
import { redo, undo, useWorkbook } from '../stores/workbook.ts'

/** One thing that the clerk can do: menu, button, shortcut and Ctrl+K all read the same object. */
export interface Action {
  readonly id: string
  readonly label: string
  /** `mod` is Ctrl, or ⌘ on a Mac. */
  readonly key?: string
  readonly enabled?: () => boolean
  /** What it does or leads to, where not everybody may. */
  readonly call?: Permit
  readonly run: (navigate: NavigateFunction) => void
}

/** Why whoever is signed in may not; null where they may. */
export function actionRefusal({ call }: Action): string | null {
  return call ? refusalNow(call) : null
}

/** Does it, or says why not. */
export function runAction(action: Action, navigate: NavigateFunction): void {
  const reason = actionRefusal(action)
  if (reason === null) action.run(navigate)
  else notify({ kind: 'refused', text: reason })
}

const go = (path: string) => (navigate: NavigateFunction) => void navigate(path)

/** The navigation: each group of screens under its heading, in the order of the work. */
export const placeGroups = [
  { label: null, places: [{ path: '/home', label: '首页' }] },
  {
    label: '机构编制',
    places: [
      { path: '/chart', label: '机构图' },
      { path: '/ledger', label: '编制台账' },
      { path: '/people', label: '岗位人员' },
      { path: '/appointments', label: '岗位聘任' },
      { path: '/villages', label: '村居' },
      { path: '/powers', label: '权力承接' },
      { path: '/rooms', label: '办公用房' },
    ],
  },
  {
    label: '改革方案',
    places: [
      { path: '/plans', label: '方案' },
      { path: '/merger', label: '并改工作台' },
      { path: '/placement', label: '人员安置' },
      { path: '/compare', label: '方案比较' },
    ],
  },
  {
    label: '绩效薪酬',
    places: [
      { path: '/performance', label: '绩效考核' },
      { path: '/pay', label: '薪酬结构' },
    ],
  },
  {
    label: '进出与台账',
    places: [
      { path: '/import', label: '导入' },
      { path: '/reports', label: '报表打印' },
      { path: '/history', label: '变更台账' },
    ],
  },
] as const satisfies readonly {
  readonly label: string | null
  readonly places: readonly { readonly path: string; readonly label: string }[]
}[]

export const places = placeGroups.flatMap((group) => [...group.places])

export const undoAction: Action = {
  id: 'undo',
  label: '撤销',
  key: 'mod+z',
  call: 'undo',
  enabled: () => useWorkbook.getState().undoState.undo !== null,
  run: () => void undo(),
}

export const redoAction: Action = {
  id: 'redo',
  label: '恢复',
  key: 'mod+y',
  call: 'redo',
  enabled: () => useWorkbook.getState().undoState.redo !== null,
  run: () => void redo(),
}

export const actions: readonly Action[] = [
  undoAction,
  redoAction,
  { id: 'redoShift', label: '恢复', key: 'mod+shift+z', call: 'redo', run: () => void redo() },
  { id: 'palette', label: '搜索与命令', key: 'mod+k', run: () => setView({ palette: true }) },
  { id: 'findings', label: '查看问题', key: 'mod+i', run: () => showFindings() },
  { id: 'detail', label: '显示详情', run: () => setView({ panel: 'detail' }) },
  ...places.map((place, index) => ({
    id: `go${place.path}`,
    label: `转到${place.label}`,
    // Nine keys for the first nine places; the others have Ctrl+K.
    ...(index < 9 ? { key: `alt+${index + 1}` } : {}),
    run: go(place.path),
  })),
  { id: 'import-roster', label: '导入名册', call: 'importRoster', run: go('/import') },
  {
    id: 'import-structure',
    label: '从表格导入机构',
    call: 'importStructure',
    run: go('/import?what=structure'),
  },
  { id: 'import-zone', label: '加入全区机构', call: 'addZone', run: go('/import?what=zone') },
  { id: 'print', label: '打印', key: 'mod+p', run: go('/print') },
  { id: 'printBatch', label: '成批输出', run: go('/print?product=batch') },
  { id: 'handbook', label: '使用手册', key: 'f1', run: go('/handbook') },
  { id: 'jobs', label: '查看任务', run: () => setJobsOpen(true) },
  { id: 'backup', label: '立即备份', run: () => void backUpNow() },
  { id: 'rehearse-restore', label: '恢复演练', call: 'rehearseRestore', run: () => void rehearseRestore() },
  { id: 'repair', label: '检查与修复工作簿', call: 'repairOptions', run: repairOpenWorkbook },
  { id: 'copy', label: '另存工作簿副本', call: 'copyWorkbook', run: () => void saveCopy() },
  { id: 'personal', label: '个人信息保护', run: go('/personal') },
  { id: 'operators', label: '操作员', run: go('/operators') },
  {
    id: 'lock',
    label: '锁定 / 换人',
    key: 'mod+l',
    enabled: () => useWorkbook.getState().status?.operators.state === 'signedIn',
    run: () => void signOut(),
  },
  {
    id: 'personalLock',
    label: '锁定身份证号、电话、薪酬金额',
    enabled: () => useWorkbook.getState().status?.open?.personal.state === 'open',
    run: () => void lockPersonal(),
  },
  {
    id: 'theme',
    label: '切换浅色 / 深色',
    run: () => setView({ theme: useView.getState().theme === 'dark' ? 'light' : 'dark' }),
  },
  ...(['units', 'figures', 'members'] as const).map((chartDetail) => ({
    id: `detail-${chartDetail}`,
    label: { units: '机构图只显示机构', figures: '机构图显示编制数', members: '机构图显示岗位人员' }[
      chartDetail
    ],
    run: (navigate: NavigateFunction) => {
      setView({ chartDetail })
      navigate('/chart')
    },
  })),
]
