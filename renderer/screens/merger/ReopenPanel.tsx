import { Button } from 'antd'
import type { MergerItem } from '../../../domain/merger/items.ts'
import { matrixKinds } from '../../../domain/merger/matrix.ts'
import { goingBackWith, reopenInput } from '../../../domain/merger/reopen-input.ts'
import type { Model } from '../../../domain/model.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { run, useModel } from '../../stores/workbook.ts'
import { DropCard } from '../../views/DropCard.tsx'
import { previewPermitted } from '../permitted-drop.ts'
import { countsText } from './fates.ts'
import styles from './merger.module.css'

interface ReopenPanelProps {
  readonly base: Model
  readonly all: readonly MergerItem[]
  /** Decided ones only. */
  readonly items: readonly MergerItem[]
  readonly close: () => void
}

/** 撤回处置: says what goes back, with a unit everything that went with it, before it does. */
export function ReopenPanel({ base, all, items, close }: ReopenPanelProps) {
  const model = useModel()
  const input = reopenInput(base, items)
  const preview = previewPermitted(model, { name: 'reopenItems', input })
  const along = goingBackWith(all, items)
  const counts = matrixKinds
    .map((kind) => ({ kind, count: along.filter(({ table }) => table === kind).length }))
    .filter(({ count }) => count > 0)
  const names = items.slice(0, 5).map(({ name }) => name)
  return (
    <form
      className={styles.panel}
      aria-label="撤回处置"
      data-testid="merger-reopen-panel"
      onSubmit={async (event) => {
        event.preventDefault()
        if (await run('reopenItems', input)) close()
      }}
      onKeyDown={(event) => event.key === 'Escape' && close()}
    >
      <p className={styles.sentence}>
        撤回 {names.join('、')}
        {items.length > names.length && ` 等 ${items.length} 项`} 的处置，回到原机构、原位置。
        {counts.length > 0 && `随机构一并处置的 ${countsText(counts)} 也一并撤回，人员回到原岗位。`}
      </p>
      <div className={styles.bar}>
        <PermitButton type="primary" htmlType="submit" autoFocus data-testid="merger-reopen-confirm">
          撤回处置
        </PermitButton>
        <Button onClick={close}>取消</Button>
      </div>
      <DropCard {...preview} unitName={(id) => model.get('unit', id)?.name ?? ''} />
    </form>
  )
}
