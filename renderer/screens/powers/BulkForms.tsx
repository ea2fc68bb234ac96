import type { Power, PowerOfficeRole } from '../../../domain/power.ts'
import { powerOfficeRoles } from '../../../domain/power.ts'
import { carryingUnits } from '../../../domain/powers/load.ts'
import { unitTitle } from '../../../domain/rules/wording.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { choicesOf, type Field } from '../../controls/field.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

interface BulkFormProps {
  readonly powers: readonly Power[]
  readonly close: () => void
}

interface AssignValues {
  readonly unitId: string
  readonly role: string
  readonly replace: string
}

/** 派给科室: an office carries items out or helps; the holder stays the 管委会. */
export function AssignForm({ powers, close }: BulkFormProps) {
  const model = useModel()
  const units = carryingUnits(model)
  const fields: readonly Field<AssignValues>[] = [
    {
      name: 'unitId',
      label: '科室',
      kind: 'choice',
      required: true,
      choices: units.map(({ id }) => ({ value: id, label: unitTitle(model, id) })),
      hint: units.length === 0 ? '本工作簿还没有街道办事处及其科室，请先在机构图设置' : '承接主体仍为管委会',
    },
    {
      name: 'role',
      label: '分工',
      kind: 'choice',
      required: true,
      choices: [...choicesOf(powerOfficeRoles), { value: 'none', label: '取消（不再由该科室承办或协助）' }],
    },
    {
      name: 'replace',
      label: '同街道原有科室',
      kind: 'choice',
      required: true,
      choices: choicesOf({ replace: '由新科室代替', keep: '保留' }),
      shown: ({ role }) => role !== 'none',
    },
  ]
  return (
    <EditForm<AssignValues>
      title={`把 ${powers.length} 项派给科室`}
      testId="powers-assign-form"
      saveLabel="确定"
      fields={fields}
      initial={{ unitId: '', role: 'handles', replace: 'replace' }}
      close={close}
      save={({ unitId, role, replace }, because) =>
        runOrThrow(
          'assignPowers',
          {
            ids: powers.map(({ id }) => id),
            unitId,
            role: role === 'none' ? null : (role as PowerOfficeRole),
            replace: replace === 'replace',
          },
          because,
        )
      }
    />
  )
}

interface BatchValues {
  readonly batchId: string | null
}

/** 列入批次, or out of it. */
export function IntoBatchForm({ powers, close }: BulkFormProps) {
  const model = useModel()
  const batches = [...model.rows.powerBatch.values()].sort((a, b) => a.sortNo - b.sortNo)
  return (
    <EditForm<BatchValues>
      title={`把 ${powers.length} 项列入批次`}
      testId="powers-batch-form"
      saveLabel="确定"
      fields={[
        {
          name: 'batchId',
          label: '批次',
          kind: 'choice',
          choices: batches.map(({ id, name, takeUpOn }) => ({
            value: id,
            label: takeUpOn ? `${name}（${takeUpOn}）` : name,
          })),
          hint: batches.length === 0 ? '还没有批次，请先在“批次”页新设' : '不选即不列入任何批次',
        },
      ]}
      initial={{ batchId: null }}
      close={close}
      save={({ batchId }, because) =>
        runOrThrow('updatePowers', { ids: powers.map(({ id }) => id), patch: { batchId } }, because)
      }
    />
  )
}

interface LawValues {
  readonly documentNumber: string | null
  readonly changedOn: string
  readonly what: string
}

/** 依据变更: one change of the law under many items. */
export function LawChangeForm({ powers, close }: BulkFormProps) {
  const model = useModel()
  return (
    <EditForm<LawValues>
      title={`登记 ${powers.length} 项的依据变更`}
      testId="powers-law-form"
      fields={[
        { name: 'documentNumber', label: '文件', kind: 'text', max: 200, hint: '法律法规名称、文号' },
        { name: 'changedOn', label: '变更日期', kind: 'day', required: true },
        { name: 'what', label: '变更内容', kind: 'area', max: 1000, required: true },
      ]}
      initial={{ documentNumber: null, changedOn: model.asOf, what: '' }}
      because="none"
      close={close}
      save={(values) => runOrThrow('recordLawChange', { ...values, powerIds: powers.map(({ id }) => id) })}
    />
  )
}
