import styles from './AsOf.module.css'
import { AsOfBand } from './AsOfBand.tsx'
import { ReaderBand } from './ReaderBand.tsx'

/** What holds for the whole window as long as it holds, under the top bar. */
export function Bands() {
  return (
    <div className={styles.bands}>
      <AsOfBand />
      <ReaderBand />
    </div>
  )
}
