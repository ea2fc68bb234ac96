import { useState } from 'react'
import type { Post } from '../../../domain/post.ts'
import {
  type Candidate,
  candidatesFor,
  promotionYears,
  type VacantOffice,
  vacantOffice,
} from '../../../domain/reports/candidates.ts'
import { officeRankName } from '../../../domain/vocabulary/office-rank.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { choicesOf } from '../../controls/field.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { jumpTo } from '../../stores/view.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import { leadingNames } from '../../text.ts'
import styles from './detail.module.css'

/** So many are shown at once; the rest on demand. */
const atOnce = 8

const signs = { yes: '✓ 符合', ask: '? 待核', no: '✕ 不符' } as const

/** 编制内职务空缺: who comes into question by the rule, each with the results of assessment and the reasons. */
export function PostCandidates({ post }: { readonly post: Post }) {
  const model = useModel()
  const [all, setAll] = useState(false)
  const [editing, setEditing] = useState(false)
  const office = vacantOffice(model, post)
  if (!office) return null
  const lines = candidatesFor(model, post, office)
  const shown = all ? lines : lines.slice(0, atOnce)
  const checked = model.setting('promotionChecked') === 'on' ? '' : '（待核）'
  return (
    <Section
      title="编制内职务空缺的候选人选"
      actions={
        <PermitButton size="small" data-testid="candidates-rule" onClick={() => setEditing(true)}>
          年限口径{checked}
        </PermitButton>
      }
    >
      {editing && <RuleForm close={() => setEditing(false)} />}
      <p className={styles.basis}>{ruleText(office, promotionYears(model, office.leading))}</p>
      {office.rank !== null && lines.length === 0 && (
        <p className={styles.soft}>没有在编人员符合职级条件。可从其他机构调入，或先核实人员的职务、职级。</p>
      )}
      <ul className={styles.lines} data-testid="candidates">
        {shown.map((line) => (
          <CandidateLine key={line.person.id} line={line} />
        ))}
      </ul>
      {lines.length > shown.length && (
        <LinkButton onClick={() => setAll(true)}>全部 {lines.length} 人</LinkButton>
      )}
    </Section>
  )
}

function ruleText({ leading, rank, approved, actual }: VacantOffice, years: number): string {
  const count = `${leadingNames[leading]}核定 ${approved} 名，实配 ${actual} 名。`
  if (rank === null) return `${count}机构级别未填，不能按职级列出候选人选，请先在机构详情填写级别。`
  return `${count}职级为${officeRankName(rank)}：下一级职务任满 ${years} 年的，或同级交流的在编人员，结合考核结果。`
}

function CandidateLine({ line }: { readonly line: Candidate }) {
  const { person, place, rank, years, assessments, state, reasons } = line
  const held = years === null ? '' : `，任现职 ${years} 年`
  return (
    <li>
      <div className={styles.line}>
        <LinkButton onClick={() => jumpTo({ table: 'person', id: person.id })}>{person.name}</LinkButton>
        <span className={styles.soft}>{signs[state]}</span>
      </div>
      <p className={styles.basis}>
        {place}，{officeRankName(rank)}
        {held}。{reasons.join('；')}。{assessments.length > 0 && `考核：${assessments.join('、')}。`}
      </p>
    </li>
  )
}

interface RuleValues {
  readonly promotionChiefYears: number | null
  readonly promotionDeputyYears: number | null
  readonly promotionChecked: string
}

/** The years are general practice: they stand as 待核 until the clerk compares them with the rule in force. */
function RuleForm({ close }: { readonly close: () => void }) {
  const model = useModel()
  const initial: RuleValues = {
    promotionChiefYears: promotionYears(model, 'chief'),
    promotionDeputyYears: promotionYears(model, 'deputy'),
    promotionChecked: model.setting('promotionChecked'),
  }
  return (
    <EditForm<RuleValues>
      title="候选人选的年限口径"
      testId="candidates-rule-form"
      fields={[
        {
          name: 'promotionChiefYears',
          label: '提任正职：任下一级职务满（年）',
          kind: 'number',
          required: true,
        },
        {
          name: 'promotionDeputyYears',
          label: '提任副职：任下一级职务满（年）',
          kind: 'number',
          required: true,
        },
        {
          name: 'promotionChecked',
          label: '核实情况',
          kind: 'choice',
          required: true,
          choices: choicesOf({ off: '待核', on: '已对照文件核实' }),
        },
      ]}
      initial={initial}
      close={close}
      save={({ promotionChiefYears, promotionDeputyYears, promotionChecked }, because) =>
        runOrThrow(
          'changeSettings',
          {
            values: {
              promotionChiefYears: String(promotionChiefYears),
              promotionDeputyYears: String(promotionDeputyYears),
              promotionChecked,
            },
          },
          because,
        )
      }
    />
  )
}
