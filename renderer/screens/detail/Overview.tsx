import { unitsInOrder } from '../../../domain/reports/roster.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { jumpTo } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from './detail.module.css'
import { UnitCaps } from './UnitCaps.tsx'

/** Nothing is selected: what the panel is for, and the caps of the whole. */
export function Overview() {
  const model = useModel()
  const roots = unitsInOrder(model).filter((unit) => unit.parentId === null)
  return (
    <>
      <p>在图或表中点选机构、岗位、人员或村（居），这里显示其情况，并可在此修改。</p>
      {roots.map((unit) => (
        <div key={unit.id}>
          <h2 className={styles.title}>
            <LinkButton onClick={() => jumpTo({ table: 'unit', id: unit.id })}>{unit.name}</LinkButton>
          </h2>
          <UnitCaps unit={unit} />
        </div>
      ))}
      {roots.length === 0 && <p>工作簿里还没有机构。可在机构图上新设第一个机构。</p>}
    </>
  )
}
