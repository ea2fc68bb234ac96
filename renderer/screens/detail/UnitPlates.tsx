import { Select } from 'antd'
import { useState } from 'react'
import type { Plate } from '../../../domain/plate.ts'
import type { Unit } from '../../../domain/unit.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { choicesOf, type Field } from '../../controls/field.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { Section } from '../../controls/Section.tsx'
import { UnverifiedMark } from '../../controls/StateMark.tsx'
import { useOff } from '../../controls/use-off.ts'
import { run, runOrThrow, useModel } from '../../stores/workbook.ts'
import { plateRelationNames } from '../../text.ts'
import styles from './detail.module.css'
import { initialRenaming, type RenameValues, renameFields, renamingOf } from './rename-fields.ts'

const nameFields: readonly Field<{ name: string }>[] = [
  { name: 'name', label: '牌子名称', kind: 'text', required: true },
]

const renamingFields: readonly Field<RenameValues>[] = [...nameFields, ...renameFields()]

/** The bodies in brackets behind a unit's name, and what each of them is. */
export function UnitPlates({ unit }: { readonly unit: Unit }) {
  const model = useModel()
  const [form, setForm] = useState<string | null>(null)
  const close = () => setForm(null)
  const plates = model.openBy('plate.unitId', unit.id).sort((a, b) => a.sortNo - b.sortNo)
  const add = (
    <PermitButton size="small" data-testid="plate-add" onClick={() => setForm('add')}>
      加挂牌子
    </PermitButton>
  )
  return (
    <Section title={`加挂牌子（${plates.length}）`} actions={add}>
      {form === 'add' && (
        <EditForm
          title={`${unit.name} 加挂牌子`}
          testId="plate-add-form"
          saveLabel="加挂牌子"
          fields={nameFields}
          initial={{ name: '' }}
          close={close}
          save={({ name }, because) => runOrThrow('createPlate', { unitId: unit.id, name }, because)}
        />
      )}
      <ul className={styles.lines}>
        {plates.map((plate) => (
          <li key={plate.id}>
            <PlateLine plate={plate} onRename={() => setForm(plate.id)} />
            {form === plate.id && (
              <EditForm
                title="牌子改名"
                testId="plate-rename-form"
                fields={renamingFields}
                initial={{ name: plate.name, ...initialRenaming(model) }}
                close={close}
                save={({ name, ...how }, because) =>
                  runOrThrow('updatePlate', { id: plate.id, patch: { name }, ...renamingOf(how) }, because)
                }
              />
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

interface PlateLineProps {
  readonly plate: Plate
  readonly onRename: () => void
}

function PlateLine({ plate, onRename }: PlateLineProps) {
  const off = useOff()
  return (
    <div className={styles.line}>
      <span>
        {plate.name} {plate.relation === 'unverified' && <UnverifiedMark />}
      </span>
      <span>
        <Select
          size="small"
          aria-label={`认定 ${plate.name} 的性质`}
          data-testid="plate-settle"
          value={plate.relation as keyof typeof plateRelationNames}
          options={choicesOf(plateRelationNames) as never}
          popupMatchSelectWidth={false}
          {...off}
          onChange={(as) => run('settlePlate', { id: plate.id, as })}
        />
        <PermitButton size="small" type="text" aria-label={`牌子改名 ${plate.name}`} onClick={onRename}>
          改名
        </PermitButton>
        <PermitButton
          size="small"
          type="text"
          danger
          aria-label={`摘除 ${plate.name}`}
          data-testid="plate-remove"
          onClick={() => run('removePlate', { id: plate.id })}
        >
          摘除
        </PermitButton>
      </span>
    </div>
  )
}
