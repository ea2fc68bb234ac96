import { useOperators } from '../stores/permission.ts'
import styles from './AsOf.module.css'

/** Says all along that whoever is signed in can look and hand out, and change nothing. */
export function ReaderBand() {
  const isReader = useOperators()?.current?.role === 'reader'
  if (!isReader) return null
  return (
    <div className={`${styles.reader} screen-only`} role="note" data-testid="reader-band">
      只读：可以查看、导出、打印，不能改动
    </div>
  )
}
