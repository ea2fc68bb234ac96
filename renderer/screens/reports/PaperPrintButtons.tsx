import { Button } from 'antd'
import type { PaperPreview } from '../../../domain/paper.ts'
import { fontNamesOf } from '../../../domain/paper-fonts.ts'
import { shellKind } from '../../stores/exports.ts'
import { printMarkup, saveMarkupAsPdf } from '../../stores/papers.ts'
import { operatorName } from '../../stores/permission.ts'
import { useModel } from '../../stores/workbook.ts'
import styles from '../ReportsScreen.module.css'
import { markupOf } from './paper-markup.ts'

const hint =
  shellKind === 'browser'
    ? '按预览打印，个人信息脱敏；打印对话框里可选“另存为 PDF”。'
    : '按预览打印，个人信息脱敏。'

interface PaperPrintButtonsProps {
  readonly preview: PaperPreview
  readonly track: string | null
}

/** 打印 and PDF of what the preview shows: personal data is masked there, as on everything that is pinned to a wall. */
export function PaperPrintButtons({ preview, track }: PaperPrintButtonsProps) {
  const model = useModel()
  const isCut = preview.blocks.some(
    (block) => block.kind === 'table' && block.table.rowCount > block.table.rows.length,
  )
  const name = `${preview.title}_${preview.scopeName}_${preview.asOf}`
  const make = () =>
    markupOf({
      preview,
      track,
      preparedBy: model.setting('preparedBy'),
      operator: operatorName(model),
      fonts: fontNamesOf(model),
    })
  return (
    <>
      <Button
        title={hint}
        data-testid="paper-print"
        disabled={isCut}
        onClick={() => void printMarkup(name, make)}
      >
        打印…
      </Button>
      {shellKind === 'electron' && (
        <Button
          title={hint}
          data-testid="paper-pdf"
          disabled={isCut}
          onClick={() => void saveMarkupAsPdf(name, make)}
        >
          另存 PDF
        </Button>
      )}
      {isCut && <span className={styles.hint}>行数过多，请导出 .xlsx 后打印，或缩小范围。</span>}
    </>
  )
}
