import { Button, Popover } from 'antd'
import { useState } from 'react'
import { DayInput } from '../controls/DayInput.tsx'
import { readDay } from '../controls/field.ts'
import { showDay, showLive, useOtherDay } from '../stores/as-of.ts'
import { useModel } from '../stores/workbook.ts'
import styles from './AsOf.module.css'

/** 截至 …：the day for which everything on the screen counts, and the way to another one. */
export function AsOfControl() {
  const model = useModel()
  const [open, setOpen] = useState(false)
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      destroyOnHidden
      open={open}
      onOpenChange={setOpen}
      content={<DayForm day={model.asOf} close={() => setOpen(false)} />}
    >
      <Button type="text" data-testid="as-of" aria-expanded={open} title="查看过去或将来某日的状态">
        截至 {model.asOf} ▾
      </Button>
    </Popover>
  )
}

function DayForm({ day, close }: { readonly day: string; readonly close: () => void }) {
  const other = useOtherDay()
  const [typed, setTyped] = useState<string | null>(day)
  const [fault, setFault] = useState(false)
  const show = () => {
    const chosen = readDay(typed ?? '')
    setFault(chosen === null)
    if (chosen === null) return
    showDay(chosen)
    close()
  }
  return (
    <form
      className={styles.form}
      data-testid="as-of-form"
      onSubmit={(event) => {
        event.preventDefault()
        show()
      }}
    >
      <label htmlFor="as-of-day">查看截至哪一天的状态</label>
      <DayInput
        id="as-of-day"
        value={typed}
        faulty={fault}
        describedBy="as-of-help"
        onChange={setTyped}
        testId="as-of-day"
      />
      <span id="as-of-help" className={fault ? styles.fault : styles.help}>
        {fault ? '日期应为 年-月-日，如 2016-05-19' : '过去、将来都可以；按各记录的起止日期计，只能看。'}
      </span>
      <span className={styles.buttons}>
        <Button type="primary" size="small" htmlType="submit" data-testid="as-of-show">
          查看
        </Button>
        {other && (
          <Button
            size="small"
            onClick={() => {
              showLive()
              close()
            }}
            data-testid="as-of-today"
          >
            {other.back}
          </Button>
        )}
      </span>
    </form>
  )
}
