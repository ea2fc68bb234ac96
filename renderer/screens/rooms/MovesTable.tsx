import { Segmented } from 'antd'
import { useMemo, useState } from 'react'
import { modelOn } from '../../../domain/as-of.ts'
import { addMonths } from '../../../domain/day.ts'
import { type PersonMoveLine, type RoomMoveLine, roomMoves } from '../../../domain/reports/room-moves.ts'
import { DayInput } from '../../controls/DayInput.tsx'
import { readDay } from '../../controls/field.ts'
import { useBase } from '../../stores/base.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import { Grid } from '../../views/Grid.tsx'
import type { GridColumn } from '../../views/grid.ts'
import styles from './rooms.module.css'

const text = <R,>(id: keyof R & string, header: string, width: number): GridColumn<R> => ({
  id,
  header,
  width,
  text: (row) => String(row[id] ?? ''),
})

const personColumns: readonly GridColumn<PersonMoveLine>[] = [
  text('name', '姓名', 90),
  text('unit', '单位', 180),
  text('kind', '事项', 80),
  text('from', '原房间', 160),
  text('to', '新房间', 160),
]
const roomColumns: readonly GridColumn<RoomMoveLine>[] = [
  text('room', '房间', 160),
  text('out', '搬出', 220),
  text('into', '搬入', 220),
  text('stay', '不动', 220),
]

/** 搬迁清单: against the branch point of a plan, in 现行 against an earlier day. */
export function MovesTable() {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const base = useBase()
  const [by, setBy] = useState<'person' | 'room'>('person')
  const [typed, setTyped] = useState<string | null>(addMonths(model.asOf, -1))
  const since = (typed && readDay(typed)) || model.asOf
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const moves = useMemo(() => roomMoves(base ?? modelOn(model, since), model), [model, revision, base, since])
  return (
    <div className={styles.moves} data-testid="moves">
      <div className={styles.toolbar}>
        <b>搬迁清单</b>
        <Segmented
          size="small"
          value={by}
          options={[
            { value: 'person', label: `按人 ${moves.people.length}` },
            { value: 'room', label: `按房间 ${moves.rooms.length}` },
          ]}
          onChange={(value) => setBy(value as 'person' | 'room')}
        />
        {base ? (
          <span className={styles.soft}>本方案与起草时的现行相比</span>
        ) : (
          <span className={`${styles.soft} ${styles.since}`}>
            自{' '}
            <DayInput
              id="moves-since"
              value={typed}
              faulty={typed === null || readDay(typed) === null}
              describedBy={undefined}
              onChange={setTyped}
            />{' '}
            以来
          </span>
        )}
      </div>
      {by === 'person' ? (
        <Grid
          id="room-moves-people"
          label="搬迁清单（按人）"
          rows={moves.people}
          columns={personColumns}
          keyOf={({ personId }) => personId}
          empty="没有人需要搬迁。调整用房后，这里列出每人从哪间搬到哪间。"
        />
      ) : (
        <Grid
          id="room-moves-rooms"
          label="搬迁清单（按房间）"
          rows={moves.rooms}
          columns={roomColumns}
          keyOf={({ roomId }) => roomId}
          empty="没有房间需要腾挪。调整用房后，这里列出每间搬出、搬入的人。"
        />
      )}
    </div>
  )
}
