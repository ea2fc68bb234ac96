import { Button } from 'antd'
import { showLive, useOtherDay } from '../stores/as-of.ts'
import styles from './AsOf.module.css'

/** Says all along, in words and colour, that what is shown is not the workbook as it stands. */
export function AsOfBand() {
  const other = useOtherDay()
  if (!other) return null
  return (
    <div className={`${styles.band} screen-only`} role="status" data-testid="as-of-band">
      <span>
        ◷ 正在查看截至 <b>{other.day}</b> 的状态，只能看，不能改动；机构名称按沿革回到当日。
      </span>
      <Button size="small" onClick={showLive} data-testid="as-of-back">
        {other.back}
      </Button>
    </div>
  )
}
