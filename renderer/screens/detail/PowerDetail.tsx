import { useState } from 'react'
import { type Power, powerModes, powerOfficeRoles } from '../../../domain/power.ts'
import { powerCategoryName } from '../../../domain/power-category.ts'
import { paperName, powerSteps, statusName, statusSince } from '../../../domain/powers/flow.ts'
import { unitTitle } from '../../../domain/rules/wording.ts'
import { codeName } from '../../../domain/vocabulary/code-table.ts'
import { ActionButtons, type ButtonAction } from '../../controls/ActionButtons.tsx'
import { Facts } from '../../controls/Facts.tsx'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { select } from '../../stores/view.ts'
import { run, useModel } from '../../stores/workbook.ts'
import { powerStatusSigns } from '../../text.ts'
import { AdvanceForm } from '../powers/AdvanceForm.tsx'
import { AssignForm, LawChangeForm } from '../powers/BulkForms.tsx'
import styles from './detail.module.css'
import { PowerFactsEdit, PowerStepsEdit } from './PowerForms.tsx'
import { PowerHistory } from './PowerHistory.tsx'

const actions: readonly ButtonAction[] = [
  { id: 'power-advance', label: '推进状态' },
  { id: 'power-edit', label: '修改' },
  { id: 'power-steps', label: '登记步骤' },
  { id: 'power-assign', label: '派给科室' },
  { id: 'power-law', label: '依据变更' },
]

/** An item of the 行政权力清单: its facts, its way, who carries it out, and what changed in the law under it. */
export function PowerDetail({ power }: { readonly power: Power }) {
  const model = useModel()
  const [form, setForm] = useState<string | null>(null)
  const close = () => setForm(null)
  const unitLink = (id: string | null) =>
    id && <LinkButton onClick={() => select([{ table: 'unit', id }])}>{unitTitle(model, id)}</LinkButton>
  return (
    <>
      <h2 className={styles.title}>
        <span className={power.status === 'cancelled' ? styles.ended : undefined}>{power.name}</span>
        <span className={styles.soft} data-testid="power-status">
          {powerStatusSigns[power.status]} {statusName(power.status)}
        </span>
      </h2>
      <ActionButtons actions={actions} chosen={form} onChoose={setForm} />
      {form === 'power-advance' && <AdvanceForm powers={[power]} close={close} />}
      {form === 'power-edit' && <PowerFactsEdit power={power} close={close} />}
      {form === 'power-steps' && <PowerStepsEdit power={power} close={close} />}
      {form === 'power-assign' && <AssignForm powers={[power]} close={close} />}
      {form === 'power-law' && <LawChangeForm powers={[power]} close={close} />}
      {power.status !== 'takenUp' && power.status !== 'cancelled' && (
        <p className={styles.soft}>尚未公布承接，仍由{power.department}行使。</p>
      )}
      <Section title="事项">
        <Facts
          facts={[
            { label: '编码', value: power.code },
            { label: '子项', value: power.subitem },
            { label: '类别', value: powerCategoryName(model, power.categoryId) },
            { label: '原实施部门', value: power.department },
            { label: '实施依据', value: power.basis },
            { label: '行使层级', value: power.level },
            { label: '承接主体', value: unitLink(power.holderId) ?? '未定（本工作簿没有管委会）' },
            { label: '承接部门', value: unitLink(power.bureauId) },
            { label: '承接方式', value: codeName(powerModes, power.mode) },
            { label: '批次', value: model.get('powerBatch', power.batchId)?.name },
            { label: '争议情况', value: power.dispute },
            { label: '备注', value: power.note },
          ]}
        />
      </Section>
      <Way power={power} />
      <Offices power={power} />
      <LawChanges power={power} />
      <PowerHistory power={power} />
    </>
  )
}

/** The steps in their order; one that is not done is said. */
function Way({ power }: { readonly power: Power }) {
  const since = statusSince(power)
  return (
    <Section title="办理步骤">
      <Facts
        facts={[
          ...powerSteps.map(({ column }) => ({
            label: paperName(column).replace('日期', ''),
            value: power[column] ? `✓ ${power[column]}` : '○ 未登记',
          })),
          { label: '公布文号', value: power.publishedNumber },
          { label: '状态自', value: since },
        ]}
      />
    </Section>
  )
}

function Offices({ power }: { readonly power: Power }) {
  const model = useModel()
  const rows = model.by('powerOffice.powerId', power.id)
  return (
    <Section title={`街道承办、协助科室（${rows.length}）`}>
      {rows.length === 0 && <p className={styles.soft}>未派科室</p>}
      <ul className={styles.lines}>
        {rows.map((row) => (
          <li key={row.id}>
            <LinkButton onClick={() => select([{ table: 'unit', id: row.unitId }])}>
              {unitTitle(model, row.unitId)}
            </LinkButton>{' '}
            {codeName(powerOfficeRoles, row.role)}
            <PermitButton
              size="small"
              type="text"
              danger
              aria-label={`不再由${unitTitle(model, row.unitId)}${codeName(powerOfficeRoles, row.role)}`}
              onClick={() => void run('assignPowers', { ids: [power.id], unitId: row.unitId, role: null })}
            >
              取消
            </PermitButton>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function LawChanges({ power }: { readonly power: Power }) {
  const model = useModel()
  const rows = model
    .by('powerLawChange.powerId', power.id)
    .sort((a, b) => b.changedOn.localeCompare(a.changedOn))
  return (
    <Section title={`依据变更（${rows.length}）`}>
      {rows.length === 0 && <p className={styles.soft}>没有登记</p>}
      <ul className={styles.lines}>
        {rows.map((row) => (
          <li key={row.id}>
            {row.changedOn}　{row.what}
            {row.documentNumber && `（${row.documentNumber}）`}
            <PermitButton
              size="small"
              type="text"
              danger
              aria-label={`删除 ${row.changedOn} 的依据变更`}
              onClick={() => void run('removeLawChange', { id: row.id })}
            >
              删除
            </PermitButton>
          </li>
        ))}
      </ul>
    </Section>
  )
}
