import { Button, Select } from 'antd'
import { useState } from 'react'
import { type Finding, findingKey, type Severity } from '../../../domain/finding.ts'
import { type FindingKind, findingKindOf, findingKinds } from '../../../domain/finding-kinds.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { jumpTo, showFindings, useView } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import { useFindings } from '../findings.ts'
import styles from './detail.module.css'
import { placeOf } from './place.ts'

const groups: readonly { readonly severity: Severity; readonly title: string; readonly sign: string }[] = [
  { severity: 'block', title: '超限 / 错误', sign: '▲' },
  { severity: 'warn', title: '提醒', sign: '!' },
  { severity: 'list', title: '待办', sign: '○' },
]

/** 问题: everything that the rules have to say, the worst first; each leads to its place. */
export function FindingsList() {
  const all = useFindings()
  const kind = useView((state) => state.findingKind)
  if (all.length === 0) return <p>这里列出超限、错误和待办事项。目前没有问题。</p>
  const findings = kind ? all.filter((finding) => findingKindOf(finding) === kind) : all
  return (
    <>
      <KindChoice findings={all} chosen={kind} />
      {findings.length === 0 && <p>没有这一类问题了。</p>}
      {groups.map((group) => {
        const found = findings.filter((finding) => finding.severity === group.severity)
        return (
          found.length > 0 && <Group key={`${group.severity}${kind ?? ''}`} {...group} findings={found} />
        )
      })}
    </>
  )
}

interface KindChoiceProps {
  readonly findings: readonly Finding[]
  readonly chosen: FindingKind | null
}

/** 只看 one kind; a kind that has nothing is offered only while it is the chosen one. */
function KindChoice({ findings, chosen }: KindChoiceProps) {
  const counts = new Map<FindingKind, number>()
  for (const finding of findings) {
    const kind = findingKindOf(finding)
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  const kinds = (Object.keys(findingKinds) as FindingKind[]).filter(
    (kind) => counts.has(kind) || kind === chosen,
  )
  return (
    <Select
      className={styles.kindChoice ?? ''}
      aria-label="只看哪一类问题"
      data-testid="finding-kind"
      value={chosen ?? 'all'}
      options={[
        { value: 'all', label: `全部 ${findings.length}` },
        ...kinds.map((kind) => ({ value: kind, label: `${findingKinds[kind]} ${counts.get(kind) ?? 0}` })),
      ]}
      onChange={(value) => showFindings(value === 'all' ? null : (value as FindingKind))}
    />
  )
}

const pageSize = 100

interface GroupProps {
  readonly severity: Severity
  readonly title: string
  readonly sign: string
  readonly findings: readonly Finding[]
}

function Group({ severity, title, sign, findings }: GroupProps) {
  const [shown, setShown] = useState(pageSize)
  return (
    <Section title={`${title}（${findings.length}）`}>
      <ul className={styles.findings} data-testid={`findings-${severity}`}>
        {findings.slice(0, shown).map((finding) => (
          <FindingLine key={findingKey(finding)} finding={finding} sign={sign} />
        ))}
      </ul>
      {findings.length > shown && (
        <Button size="small" block onClick={() => setShown(shown + pageSize)}>
          再显示 {Math.min(pageSize, findings.length - shown)} 项
        </Button>
      )}
    </Section>
  )
}

function FindingLine({ finding, sign }: { readonly finding: Finding; readonly sign: string }) {
  const model = useModel()
  const place = placeOf(model, finding.subject)
  const text = `${sign} ${finding.sentence}`
  return (
    <li className={styles[finding.severity]}>
      {place ? <LinkButton onClick={() => jumpTo(place)}>{text}</LinkButton> : <span>{text}</span>}
      <p className={styles.basis}>
        {finding.code}　依据：{finding.basis}
      </p>
    </li>
  )
}
