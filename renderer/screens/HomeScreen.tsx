import { Button } from 'antd'
import { useNavigate } from 'react-router'
import type { Severity } from '../../domain/finding.ts'
import { rosterLines } from '../../domain/reports/roster.ts'
import { backUpNow } from '../stores/backup.ts'
import { restoreBackup, saveCopy } from '../stores/library.ts'
import { setView } from '../stores/view.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import { secrecyLine } from '../text.ts'
import { unplacedPeople } from './detail/PostFill.tsx'
import { useFindings } from './findings.ts'
import styles from './grids/screen.module.css'

const severities: readonly { readonly severity: Severity; readonly name: string; readonly sign: string }[] = [
  { severity: 'block', name: '超限或错误', sign: '▲' },
  { severity: 'warn', name: '提醒', sign: '?' },
  { severity: 'list', name: '待办（待填、待核）', sign: '○' },
]

/** 首页: what needs doing today, each a link. */
export function HomeScreen() {
  const model = useModel()
  const navigate = useNavigate()
  const findings = useFindings()
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const people = rosterLines(model).length
  const units = [...model.rows.unit.values()].filter(
    (unit) => unit.kind !== 'external' && model.isOpen(unit),
  ).length
  const waiting = unplacedPeople(model).length
  const facts = [
    { label: '机构', value: units, path: '/chart' },
    { label: '人员', value: people, path: '/people' },
    { label: '待安置', value: waiting, path: '/people' },
    { label: '村居', value: model.rows.village.size, path: '/villages' },
  ]
  return (
    <div className={`${styles.screen} ${styles.scroll} screen-only`}>
      <h2 className={styles.title}>{model.setting('workbookName')}</h2>
      <p className={styles.soft}>{secrecyLine}。数据只存在本机，不联网。</p>
      <div className={styles.cards}>
        {severities.map(({ severity, name, sign }) => (
          <section className={styles.card} key={severity} aria-label={name}>
            <div
              className={`${styles.number} ${severity === 'block' && count(severity) > 0 ? styles.over : ''}`}
            >
              {sign} {count(severity)}
            </div>
            <div>{name}</div>
            <Button
              size="small"
              disabled={count(severity) === 0}
              onClick={() => setView({ panel: 'findings' })}
            >
              逐项查看
            </Button>
          </section>
        ))}
        {facts.map((fact) => (
          <section className={styles.card} key={fact.label} aria-label={fact.label}>
            <div className={styles.number}>{fact.value}</div>
            <div>{fact.label}</div>
            <Button size="small" onClick={() => navigate(fact.path)}>
              打开
            </Button>
          </section>
        ))}
      </div>
      {people === 0 && (
        <section className={styles.card} aria-label="下一步">
          <b>下一步：</b>导入现有花名册，或在机构图上逐个新增人员。
          <Button type="primary" size="small" onClick={() => navigate('/import')}>
            导入名册
          </Button>
        </section>
      )}
      <Backups />
    </div>
  )
}

function Backups() {
  const status = useWorkbook((state) => state.status)
  if (!status?.open) return null
  return (
    <section className={styles.card} aria-label="备份">
      <div className={styles.head}>
        <b>备份</b>
        <span>
          {status.lastBackupAt ? `上次备份 ${status.lastBackupAt.replace('T', ' ')}，已校验 ✓` : '还没有备份'}
        </span>
        {status.brokenAt !== null && (
          <span className={styles.over}>▲ 台账第 {status.brokenAt} 条校验不符，文件可能被其他程序改动过</span>
        )}
        <span className={styles.space} />
        <Button data-testid="backup-now" onClick={() => void backUpNow()}>
          立即备份
        </Button>
        <Button onClick={() => void saveCopy()}>另存工作簿副本</Button>
      </div>
      <ul>
        {status.backups.slice(0, 8).map((backup) => (
          <li key={backup.backup}>
            {backup.takenAt.replace('T', ' ')}　{Math.ceil(backup.bytes / 1024)} KB{' '}
            <Button
              size="small"
              type="link"
              onClick={() => void restoreBackup(backup.file, backup.backup)}
              title="恢复成另一本工作簿并打开，现在这本原样保留"
            >
              恢复为新工作簿
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}
