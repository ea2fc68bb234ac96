import { TreeSelect } from 'antd'
import { unitTree } from '../../controls/unit-tree.ts'
import { useOff } from '../../controls/use-off.ts'
import { useView } from '../../stores/view.ts'
import { run, useModel } from '../../stores/workbook.ts'
import styles from './screen.module.css'

/** 调整到…: everyone who is selected, to one unit. */
export function MoveSelected() {
  const model = useModel()
  const off = useOff()
  const ids = useView((state) => state.selection)
    .filter((ref) => ref.table === 'person')
    .map((ref) => ref.id)
  if (ids.length === 0) return null
  const tracks = model.setting('moveTracks') === 'post' ? 'post' : 'both'
  return (
    <TreeSelect
      className={styles.tree ?? ''}
      size="small"
      aria-label={`选中 ${ids.length} 人调整到`}
      data-testid="people-move"
      {...off}
      treeDefaultExpandAll
      showSearch={{ treeNodeFilterProp: 'title' }}
      value={null}
      placeholder={`选中 ${ids.length} 人，调整到…${tracks === 'post' ? '（只动岗位）' : ''}`}
      treeData={unitTree(model) as never}
      onChange={(unitId: string | null) => unitId && void run('movePeople', { ids, unitId, tracks })}
    />
  )
}
