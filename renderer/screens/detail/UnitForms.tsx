import type { Model } from '../../../domain/model.ts'
import type { Unit, UnitKind } from '../../../domain/unit.ts'
import { knownDocuments } from '../../controls/document-fields.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { changedOf, choicesOf, type Field } from '../../controls/field.ts'
import { unitTree } from '../../controls/unit-tree.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import { dutyFieldNames, unitKindNames } from '../../text.ts'
import { initialRenaming, type RenameValues, renameFields, renamingOf } from './rename-fields.ts'

export interface UnitFormProps {
  readonly unit: Unit
  readonly close: () => void
}

type UnitFacts = Pick<Unit, 'kind' | 'level' | 'dutyField' | 'duties' | 'startedOn' | 'documentId' | 'note'>
type UnitValues = UnitFacts & Pick<Unit, 'name'>

const nameField = { name: 'name', label: '机构名称', kind: 'text', required: true } as const

function factFields<V extends UnitFacts>(model: Model): Field<V>[] {
  const documents = [...model.rows.document.values()]
  return [
    { name: 'kind', label: '机构类别', kind: 'choice', choices: choicesOf(unitKindNames), required: true },
    { name: 'level', label: '级别', kind: 'text', max: 20, hint: '按批文填写，如 处级、科级' },
    { name: 'dutyField', label: '职责类别', kind: 'choice', choices: choicesOf(dutyFieldNames) },
    { name: 'startedOn', label: '设立日期', kind: 'day' },
    {
      name: 'documentId',
      label: '设立批文',
      kind: 'choice',
      choices: knownDocuments(documents),
      shown: () => documents.length > 0,
    },
    { name: 'duties', label: '主要职责', kind: 'area', max: 8000 },
    { name: 'note', label: '备注', kind: 'area' },
  ]
}

const childKinds: Partial<Record<UnitKind, UnitKind>> = { committee: 'subdistrict', office: 'subOffice' }

export function UnitAddChild({ unit, close }: UnitFormProps) {
  const initial: UnitValues = {
    name: '',
    kind: childKinds[unit.kind] ?? 'office',
    level: null,
    dutyField: null,
    startedOn: null,
    documentId: null,
    duties: null,
    note: null,
  }
  const fields: readonly Field<UnitValues>[] = [nameField, ...factFields<UnitValues>(useModel())]
  return (
    <EditForm
      title={`在 ${unit.name} 下新设机构`}
      testId="unit-add-child-form"
      saveLabel="新设机构"
      fields={fields}
      initial={initial}
      close={close}
      save={({ startedOn, ...values }, because) =>
        runOrThrow(
          'createUnit',
          { ...values, ...(startedOn ? { startedOn } : {}), parentId: unit.id },
          because,
        )
      }
    />
  )
}

export function UnitRename({ unit, close }: UnitFormProps) {
  const model = useModel()
  const fields: readonly Field<RenameValues>[] = [{ ...nameField, label: '新名称' }, ...renameFields()]
  return (
    <EditForm
      title="机构改名"
      testId="unit-rename-form"
      fields={fields}
      initial={{ name: unit.name, ...initialRenaming(model, unit.nameStatus === 'unverified') }}
      close={close}
      save={({ name, ...how }, because) =>
        runOrThrow('updateUnit', { id: unit.id, patch: { name }, ...renamingOf(how) }, because)
      }
    />
  )
}

export function UnitEdit({ unit, close }: UnitFormProps) {
  const model = useModel()
  const { kind, level, dutyField, duties, startedOn, documentId, note } = unit
  const initial: UnitFacts = { kind, level, dutyField, duties, startedOn, documentId, note }
  return (
    <EditForm
      title="修改机构"
      testId="unit-edit-form"
      fields={factFields<UnitFacts>(model)}
      initial={initial}
      close={close}
      save={(values, because) =>
        runOrThrow('updateUnit', { id: unit.id, patch: changedOf(initial, values) }, because)
      }
    />
  )
}

export function UnitMove({ unit, close }: UnitFormProps) {
  const model = useModel()
  const fields: readonly Field<{ parentId: string }>[] = [
    {
      name: 'parentId',
      label: '划入',
      kind: 'unit',
      units: unitTree(model, { without: unit.id }),
      required: true,
    },
  ]
  return (
    <EditForm
      title={`调整 ${unit.name} 的隶属`}
      testId="unit-move-form"
      saveLabel="调整隶属"
      fields={fields}
      initial={{ parentId: unit.parentId ?? '' }}
      close={close}
      save={({ parentId }, because) => runOrThrow('moveUnits', { ids: [unit.id], parentId }, because)}
    />
  )
}
