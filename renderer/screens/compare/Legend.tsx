import { markSigns, markWords } from '../../../domain/comparison/chart.ts'
import styles from './compare.module.css'
import { markStyle } from './mark-style.ts'

const frames = {
  added: '双线框',
  removed: '虚线框、划去',
  moved: '断续框',
  renamed: '点线框',
  changed: '粗线框',
}

/** 图例: sign, word and frame of every mark, in its colour. */
export function Legend() {
  return (
    <span className={styles.legend} data-testid="compare-legend">
      图例：
      {(Object.keys(frames) as (keyof typeof frames)[]).map((mark) => (
        <span key={mark} className={styles.legendItem}>
          <b className={markStyle[mark]}>
            {markSigns[mark]} {markWords[mark]}
          </b>
          （{frames[mark]}）
        </span>
      ))}
      细线灰字 无变动
    </span>
  )
}
