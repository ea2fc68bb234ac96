import type { PaperPreview } from '../../../domain/paper.ts'
import { preflight } from '../../../domain/reports/preflight.ts'
import styles from '../ReportsScreen.module.css'
import { missingFonts } from './fonts.ts'

interface PreflightProps {
  readonly preview: PaperPreview
  readonly personal: 'masked' | 'full'
}

const signs = { ok: '✓', ask: '?', warn: '▲' } as const

/** 体检: what a paper still wants before it leaves. It asks, it never stops the export. */
export function Preflight({ preview, personal }: PreflightProps) {
  const fonts = missingFonts()
  const lines = [
    ...preflight(preview, personal),
    fonts.length === 0
      ? ({ state: 'ok', sentence: '公文字体齐全。' } as const)
      : ({ state: 'ask', sentence: `本机缺字体：${fonts.join('、')}，打开时由相近字体代替。` } as const),
  ]
  const open = lines.filter(({ state }) => state !== 'ok').length
  return (
    <details className={styles.preflight} data-testid="preflight">
      <summary>体检：{open === 0 ? '✓ 没有问题' : `${open} 项请看一看`}</summary>
      <ul>
        {lines.map(({ state, sentence }) => (
          <li key={sentence} className={styles[state]}>
            {signs[state]} {sentence}
          </li>
        ))}
      </ul>
    </details>
  )
}
