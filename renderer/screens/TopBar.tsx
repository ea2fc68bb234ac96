import { Badge, Button, Dropdown, Space } from 'antd'
import { useNavigate } from 'react-router'
import { PermitButton } from '../controls/PermitButton.tsx'
import { closeToStart, openWorkbook } from '../stores/library.ts'
import { signOut } from '../stores/operators.ts'
import { setView, showFindings, useView } from '../stores/view.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import { AsOfControl } from './AsOfControl.tsx'
import { redoAction, undoAction } from './actions.ts'
import { BranchMenu, placeOf } from './BranchMenu.tsx'
import { useFindings } from './findings.ts'
import styles from './TopBar.module.css'

/** 工作簿 │ 现行 │ 截至 │ 搜索 │ ↶ ↷ │ 问题 │ 导出 打印. */
export function TopBar() {
  const navigate = useNavigate()
  const model = useModel()
  const sample = model.setting('sample') === 'on'
  const place = placeOf(useWorkbook((state) => state.status?.open?.branch ?? null))
  return (
    <header className={`${styles.bar} screen-only`} data-place={place}>
      <WorkbookMenu name={model.setting('workbookName')} />
      <BranchMenu />
      {sample && <span className={styles.sample}>示例数据（虚构）</span>}
      <AsOfControl />
      <Button
        className={styles.search ?? ''}
        onClick={() => setView({ palette: true })}
        data-testid="open-palette"
      >
        搜索人员、机构、岗位、村居，或输入要做的事（Ctrl+K）
      </Button>
      <UndoButtons />
      <FindingsButton />
      <Button onClick={() => navigate('/reports')}>导出</Button>
      <Button type="primary" onClick={() => navigate('/print')} data-testid="go-print">
        打印
      </Button>
    </header>
  )
}

function WorkbookMenu({ name }: { readonly name: string }) {
  const status = useWorkbook((state) => state.status)
  const navigate = useNavigate()
  const choose = (key: string) => {
    if (key === '#personal') navigate('/personal')
    else if (key === '#operators') navigate('/operators')
    else if (key === '#lock') void signOut()
    else void (key === '#start' ? closeToStart() : openWorkbook(key))
  }
  const others = (status?.workbooks ?? []).filter((book) => book.file !== status?.open?.file)
  const items = [
    ...others.slice(0, 8).map((book) => ({ key: book.file, label: `打开 ${book.name}` })),
    { key: '#personal', label: '个人信息保护…' },
    { key: '#operators', label: '操作员…' },
    ...(status?.operators.current ? [{ key: '#lock', label: '锁定 / 换人（Ctrl+L）' }] : []),
    { key: '#start', label: '新建或打开其他工作簿…' },
  ]
  return (
    <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }}>
      <Button type="text" className={styles.name ?? ''} title={name} data-testid="workbook-menu">
        {name} ▾
      </Button>
    </Dropdown>
  )
}

function UndoButtons() {
  const undoState = useWorkbook((state) => state.undoState)
  const navigate = useNavigate()
  const buttons = [
    { action: undoAction, call: 'undo', sign: '↶', entry: undoState.undo, key: 'Ctrl+Z' },
    { action: redoAction, call: 'redo', sign: '↷', entry: undoState.redo, key: 'Ctrl+Y' },
  ] as const
  return (
    <Space.Compact>
      {buttons.map(({ action, call, sign, entry, key }) => (
        <PermitButton
          key={action.id}
          call={call}
          hint={entry ? `${action.label}：${entry.title}（${key}）` : `没有可${action.label}的操作`}
          aria-label={action.label}
          data-testid={action.id}
          disabled={!entry}
          onClick={() => action.run(navigate)}
        >
          {sign} {action.label}
        </PermitButton>
      ))}
    </Space.Compact>
  )
}

function FindingsButton() {
  const panel = useView((state) => state.panel)
  const findings = useFindings()
  const blocking = findings.filter((finding) => finding.severity === 'block').length
  const open = panel === 'findings'
  return (
    <Badge count={blocking} size="small" title={`${blocking} 项超限或错误`}>
      <Button
        aria-pressed={open}
        data-testid="findings"
        onClick={() => (open ? setView({ panel: 'detail' }) : showFindings())}
      >
        问题 {findings.length}
      </Button>
    </Badge>
  )
}
