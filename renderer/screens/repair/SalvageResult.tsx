import { Button } from 'antd'
import { isComplete, type SalvageReport } from '../../../domain/repair.ts'
import { leaveRepair, saveReport } from '../../stores/repair.ts'
import styles from '../RepairScreen.module.css'
import { reportColumns, reportLines, reportSentences, reportText } from './report-text.ts'

/** What was saved, table by table, and what was not. */
export function SalvageResult({ report }: { readonly report: SalvageReport }) {
  const [first, ...rest] = reportSentences(report)
  const save = () => saveReport(`${report.source.replace(/\.orgbook$/, '')} 抢救报告.txt`, reportText(report))
  return (
    <section aria-label="抢救结果" data-testid="salvage-report">
      <p>
        <b>
          {isComplete(report) ? '✓' : '▲'} {first}
        </b>
      </p>
      <ul>
        {rest.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <div className={styles.buttons}>
        <Button type="primary" autoFocus data-testid="repair-enter" onClick={() => void leaveRepair()}>
          进入新工作簿
        </Button>
        <Button data-testid="repair-save-report" onClick={() => void save()}>
          保存抢救报告…
        </Button>
      </div>
      <table className={styles.table}>
        <thead>
          <tr>
            {reportColumns.map((column) => (
              <th key={column}>{column}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reportLines(report).map((line) => (
            <tr key={line[0]}>
              {line.map((text, at) => (
                <td key={reportColumns[at]}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
