import type { Person } from '../../../domain/person.ts'
import { personTimeline, type TimelineDay } from '../../../domain/reports/person-timeline.ts'
import { Section } from '../../controls/Section.tsx'
import { useModel } from '../../stores/workbook.ts'
import styles from './detail.module.css'

/** 双轨时间线: what happened on either track, one beside the other, up to retirement. */
export function PersonTimeline({ person }: { readonly person: Person }) {
  const model = useModel()
  const days = personTimeline(model, person)
  return (
    <Section title="双轨时间线">
      {days.length === 0 ? (
        <p className={styles.soft}>
          还没有任职记录。请先在上面“上编”或“聘任”，并填写出生日期、参加工作时间。
        </p>
      ) : (
        <table className={styles.timeline} data-testid="person-timeline">
          <thead>
            <tr>
              <th scope="col" className={styles.day}>
                日期
              </th>
              <th scope="col">编制内任职</th>
              <th scope="col">岗位聘职</th>
            </tr>
          </thead>
          <tbody>
            {days.map((day) => (
              <TimelineRow key={day.on ?? ''} day={day} />
            ))}
          </tbody>
        </table>
      )}
    </Section>
  )
}

function TimelineRow({ day }: { readonly day: TimelineDay }) {
  const { on, life, position, appointment, isAhead } = day
  return (
    <>
      {life.length > 0 && (
        <tr className={isAhead ? styles.past : undefined}>
          <th scope="row" className={styles.day}>
            {on}
          </th>
          <td colSpan={2}>{life.join('；')}</td>
        </tr>
      )}
      {position.length + appointment.length > 0 && (
        <tr className={isAhead ? styles.past : undefined}>
          <th scope="row" className={styles.day}>
            {on ?? '早前'}
          </th>
          <Lane lines={position} />
          <Lane lines={appointment} />
        </tr>
      )}
    </>
  )
}

function Lane({ lines }: { readonly lines: readonly string[] }) {
  return (
    <td>
      {lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    </td>
  )
}
