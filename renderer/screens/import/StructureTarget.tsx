import { TreeSelect } from 'antd'
import { unitTree } from '../../controls/unit-tree.ts'
import { structureImport } from '../../stores/structure-import.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from './import.module.css'

const top = 'top'

/** Where rows without 上级机构 go: below a unit that is there, or on top. */
export function StructureTarget({ targetId }: { readonly targetId: string | null }) {
  const model = useModel()
  return (
    <label>
      没有写上级的行导入到
      <TreeSelect
        className={styles.target ?? ''}
        aria-label="导入位置"
        value={targetId ?? top}
        treeData={
          [{ value: top, title: '顶层（作为新的顶层机构）', children: [] }, ...unitTree(model)] as never
        }
        treeDefaultExpandAll
        showSearch={{ treeNodeFilterProp: 'title' }}
        popupMatchSelectWidth={320}
        onChange={(value: string) => void structureImport.change({ targetId: value === top ? null : value })}
      />
    </label>
  )
}
