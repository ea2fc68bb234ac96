import type { Inspection } from '../../../domain/paper.ts'
import { fontNamesOf } from '../../../domain/paper-fonts.ts'
import { preflight } from '../../../domain/reports/preflight.ts'
import { fontLines } from '../../../domain/reports/preflight-fonts.ts'
import { jumpTo } from '../../stores/view.ts'
import { useModel } from '../../stores/workbook.ts'
import { PreflightBox, PreflightItem } from '../../views/PreflightBox.tsx'
import { hasFamily } from '../fonts.ts'
import { Substitute } from './Substitute.tsx'

interface PreflightProps {
  readonly inspection: Inspection
  readonly personal: 'masked' | 'full'
}

/** 体检 of a table or document; a cell that is empty leads to what it should tell of. */
export function Preflight({ inspection, personal }: PreflightProps) {
  const lines = preflight(inspection, personal)
  const fonts = fontLines(fontNamesOf(useModel()), hasFamily)
  return (
    <PreflightBox lines={[...lines, ...fonts]}>
      {lines.map((line) => (
        <PreflightItem key={line.sentence} line={line} onOpen={jumpTo} />
      ))}
      {fonts.map((line) => (
        <PreflightItem key={line.font} line={line}>
          {line.offered.length > 0 && <Substitute line={line} />}
        </PreflightItem>
      ))}
    </PreflightBox>
  )
}
