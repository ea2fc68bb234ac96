import { createElement } from 'react'
import type { PaperFontNames } from '../../../domain/paper-fonts.ts'
import { typeVariables } from '../fonts.ts'
import { isDocument, PaperSheet, type PaperSheetProps } from './PaperSheet.tsx'
import style from './paper-sheet.css?inline'

/** A4 in landscape for tables; for a document the page of GB/T 9704-2012. */
const sheets = {
  table: 'size: A4 landscape; margin: 12mm 10mm 14mm',
  document: 'size: A4; margin: 37mm 26mm 35mm 28mm',
} as const

interface PaperMarkupProps extends PaperSheetProps {
  readonly fonts: PaperFontNames
}

/** Style and markup of a paper for the shell, which prints it beside the window. Page numbers stand in its margin. */
export async function markupOf({
  fonts,
  ...props
}: PaperMarkupProps): Promise<{ style: string; markup: string }> {
  // Only for a paper: the window itself never renders to text.
  const { renderToStaticMarkup } = await import('react-dom/server')
  const page = sheets[isDocument(props.preview) ? 'document' : 'table']
  const foot = props.preview.posted
    ? ''
    : `内部资料　注意保存　操作员：${props.operator.replaceAll(/["\\<]/g, '')}`
  const margins = [
    `@bottom-left { content: "${foot}"; font-size: 8pt }`,
    '@bottom-right { content: "第 " counter(page) " 页　共 " counter(pages) " 页"; font-size: 8pt }',
  ]
  const type = Object.entries(typeVariables(fonts))
    .map(([name, families]) => `${name}: ${families}`)
    .join('; ')
  return {
    style: `@page { ${page}; ${margins.join(' ')} }\n:root { ${type} }\n${style}`,
    markup: renderToStaticMarkup(createElement(PaperSheet, props)),
  }
}
