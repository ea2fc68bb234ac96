import { Button } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { type TermLine, termKindNames } from '../../../domain/reports/terms-ending.ts'
import { select } from '../../stores/view.ts'
import { Grid } from '../../views/Grid.tsx'
import type { GridColumn } from '../../views/grid.ts'
import { ReminderMonths } from '../reports/ReminderMonths.tsx'

const columns: readonly GridColumn<TermLine>[] = [
  { id: 'name', header: '姓名', width: 90, text: ({ person }) => person.name },
  { id: 'kind', header: '到期事项', width: 80, text: ({ kind }) => termKindNames[kind] },
  { id: 'on', header: '截止', width: 100, text: ({ on }) => on },
  {
    id: 'left',
    header: '还有',
    width: 110,
    text: ({ daysLeft }) => (daysLeft < 0 ? `▲ 已过 ${-daysLeft} 天` : `${daysLeft} 天`),
    tone: ({ daysLeft }) => (daysLeft < 0 ? 'over' : undefined),
  },
  { id: 'place', header: '工作机构、岗位', width: 300, text: ({ place }) => place },
  { id: 'startedOn', header: '开始', width: 100, text: ({ startedOn }) => startedOn ?? '' },
]

/** 到期提醒: what ends soon; a line shows the person, where it is renewed or ended. */
export function EndingView({ lines }: { readonly lines: readonly TermLine[] }) {
  const navigate = useNavigate()
  const [keys, setKeys] = useState<readonly string[]>([])
  const keyOf = ({ rowId, kind }: TermLine) => `${rowId} ${kind}`
  const onSelect = (ids: readonly string[]) => {
    setKeys(ids)
    select(
      lines
        .filter((line) => ids.includes(keyOf(line)))
        .map(({ person }) => ({ table: 'person', id: person.id })),
    )
  }
  return (
    <Grid
      id="terms-ending"
      label="到期提醒"
      rows={lines}
      columns={columns}
      keyOf={keyOf}
      selected={new Set(keys)}
      onSelect={onSelect}
      tools={
        <>
          <ReminderMonths />
          <Button
            size="small"
            data-testid="ending-table"
            onClick={() => navigate('/reports?table=termsEnding')}
          >
            到期提醒表
          </Button>
        </>
      }
      empty="这段时间没有到期的聘期、合同、试用期。聘期在人员详情的“岗位聘职”中填写，合同在“合同”中登记。"
    />
  )
}
