import type { Model } from '../../../domain/model.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import styles from './detail.module.css'
import type { UnitFormProps } from './UnitForms.tsx'

interface Obstacle {
  readonly text: string
  readonly names: readonly string[]
}

/** What must be placed elsewhere before a unit can be abolished (S2, G3). */
export function obstaclesOf(model: Model, unitId: string): Obstacle[] {
  const personName = (personId: string) => model.get('person', personId)?.name ?? '？'
  const children = model.childrenOf(unitId).map((unit) => unit.name)
  const workers = model.openBy('appointment.unitId', unitId).map((row) => personName(row.personId))
  const holders = model.openBy('position.unitId', unitId).map((row) => personName(row.personId))
  const villages = model
    .openBy('jurisdiction.unitId', unitId)
    .map((row) => model.get('village', row.villageId)?.name ?? '？')
  return [
    { text: `${children.length} 个下级机构未划出`, names: children },
    { text: `${workers.length} 人在此任岗未安置`, names: workers },
    { text: `${holders.length} 人编制在此未划转`, names: holders },
    { text: `${villages.length} 个村（居）未移交`, names: villages },
  ].filter(({ names }) => names.length > 0)
}

/** 撤销机构: says what stands in the way, and only then lets it go. */
export function UnitAbolish({ unit, close }: UnitFormProps) {
  const model = useModel()
  const obstacles = obstaclesOf(model, unit.id)
  return (
    <EditForm
      title={`撤销 ${unit.name}`}
      testId="unit-abolish-form"
      saveLabel="撤销机构"
      danger
      fields={[{ name: 'on', label: '撤销日期', kind: 'day', required: true }]}
      initial={{ on: model.asOf }}
      blockedBy={obstacles.length > 0 ? '须先安置上列人员和机构' : undefined}
      because="open"
      close={close}
      save={({ on }, because) => runOrThrow('abolishUnit', { id: unit.id, on }, because)}
    >
      {obstacles.length === 0 ? (
        <p className={styles.basis}>没有待安置的人员和下级机构。空岗位、牌子和核定数同日终止，历史保留。</p>
      ) : (
        <ul className={styles.obstacles}>
          {obstacles.map(({ text, names }) => (
            <li key={text}>
              {text}：{names.slice(0, 8).join('、')}
              {names.length > 8 && ` 等 ${names.length} 项`}
            </li>
          ))}
        </ul>
      )}
    </EditForm>
  )
}
