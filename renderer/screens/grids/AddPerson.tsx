import { Button, TreeSelect } from 'antd'
import { useId, useState } from 'react'
import { unitTree } from '../../controls/unit-tree.ts'
import { useModel } from '../../stores/workbook.ts'
import { UnitAddPerson } from '../detail/UnitAddPerson.tsx'
import styles from './screen.module.css'

interface AddPersonProps {
  /** The unit that the screen shows or the clerk has selected; another one can be chosen here. */
  readonly unitId: string | undefined
  readonly close: () => void
}

/** 新增人员: first the 机构, then the person with the place there. */
export function AddPerson({ unitId, close }: AddPersonProps) {
  const model = useModel()
  const id = useId()
  const [chosen, setChosen] = useState(unitId)
  const unit = model.get('unit', chosen ?? null)
  return (
    <div className={`${styles.form} ${styles.scroll} ${styles.upper}`}>
      <div className={styles.inline}>
        <label className={styles.choice} htmlFor={id}>
          所在机构 *
          <TreeSelect
            id={id}
            className={styles.tree ?? ''}
            aria-label="所在机构"
            treeDefaultExpandAll
            showSearch={{ treeNodeFilterProp: 'title' }}
            placeholder="先选机构"
            value={chosen ?? null}
            treeData={unitTree(model) as never}
            onChange={(value) => setChosen(value ?? undefined)}
          />
        </label>
        {!unit && <Button onClick={close}>取消</Button>}
      </div>
      {unit && <UnitAddPerson key={unit.id} unit={unit} close={close} />}
    </div>
  )
}
