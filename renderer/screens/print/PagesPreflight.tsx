import { useMemo } from 'react'
import type { PreflightLine } from '../../../domain/reports/preflight.ts'
import { preflightPages } from '../../../domain/reports/preflight-pages.ts'
import type { ScenePage } from '../../../domain/scene/pages.ts'
import { sceneFonts } from '../../../domain/scene/styles.ts'
import { PreflightBox, PreflightItem } from '../../views/PreflightBox.tsx'
import { hasFamily } from '../fonts.ts'

/** 体检 of drawings and signs: type, paper, what nobody on the corridor is to read. */
export function PagesPreflight({ pages }: { readonly pages: readonly ScenePage[] }) {
  const lines = useMemo(() => [...preflightPages(pages), fontLine()], [pages])
  return (
    <PreflightBox lines={lines}>
      {lines.map((line) => (
        <PreflightItem key={line.sentence} line={line} />
      ))}
    </PreflightBox>
  )
}

/** Drawings are measured with one of these; another has widths of its own. */
function fontLine(): PreflightLine {
  const found = sceneFonts.find((name) => hasFamily([name]))
  return found
    ? { state: 'ok', sentence: `字体：${found}，本机已安装。` }
    : {
        state: 'warn',
        sentence: `本机没有 ${sceneFonts.join('、')} 中的任何一种，字宽可能不准，请先安装一种。`,
      }
}
