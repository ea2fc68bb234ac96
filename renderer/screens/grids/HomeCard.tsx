import { Button } from 'antd'
import styles from './screen.module.css'

interface HomeCardProps {
  readonly name: string
  readonly figure: number
  readonly sign?: string
  readonly tone?: 'over' | 'unverified'
  readonly verb: string
  readonly onOpen: () => void
}

/** A number of the 首页 and the way to what it counts. */
export function HomeCard({ name, figure, sign, tone, verb, onOpen }: HomeCardProps) {
  return (
    <section className={styles.card} aria-label={`${name} ${figure}`}>
      <div className={`${styles.number} ${tone && figure > 0 ? styles[tone] : ''}`}>
        {sign && figure > 0 ? `${sign} ` : ''}
        {figure}
      </div>
      <div className={styles.head}>
        {name}
        <span className={styles.space} />
        <Button size="small" aria-label={`${name}：${verb}`} onClick={onOpen}>
          {verb}
        </Button>
      </div>
    </section>
  )
}
