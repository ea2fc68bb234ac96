import {
  isComplete,
  type RepairOptions,
  type SalvagedTable,
  type SalvageReport,
} from '../../../domain/repair.ts'
import { tableTitles } from '../grids/field-names.ts'

export const damageSentences: Record<RepairOptions['damage'], string> = {
  none: '通读了文件，核对了变更台账和每一条记录，没有发现问题。',
  missing: '找不到工作簿文件，可能已被移动或删除。',
  unreadable: '文件已损坏，不能作为工作簿打开。',
  damaged: '文件能打开，但有的内容已损坏，或与变更台账不符。',
}

/** What restoring the backup would cost. */
export function lossSentence({ headSeq, backup }: RepairOptions): string {
  if (!backup) return ''
  if (headSeq === null) return '备份之后的改动会丢失，条数读不出来。'
  const lost = headSeq - backup.headSeq
  if (lost <= 0) return '备份之后没有读到别的操作。'
  return `备份之后的 ${lost} 条操作（变更台账第 ${backup.headSeq + 1}–${headSeq} 条）会丢失，需要重做。`
}

export const reportColumns = ['表', '救回', '其中由台账补回', '存疑', '不能保留', '说明'] as const

/** The tables of which something was saved, or is known to be lost. */
export function reportLines({ tables }: SalvageReport): readonly (readonly string[])[] {
  return tables
    .filter(isWorthALine)
    .map(({ table, kept, fromLedger, doubtful, refused, unknown }) => [
      tableTitles[table] ?? table,
      String(kept),
      String(fromLedger),
      String(doubtful),
      String(refused),
      unknown ? '有读不出的部分，可能还有记录丢失' : '',
    ])
}

function isWorthALine({ kept, doubtful, refused, unknown }: SalvagedTable): boolean {
  return kept + doubtful + refused > 0 || unknown
}

/** What was saved and what was not, sentence by sentence. */
export function reportSentences(report: SalvageReport): readonly string[] {
  const { ledgerWhole, entriesRead, entriesKnown, picturesKept, picturesLost, cutReferences, keptAs } = report
  return [
    isComplete(report)
      ? '全部记录都已救回，并由变更台账证明，没有丢失。'
      : '有的内容没有救回，或不能由变更台账证明，请按下表逐项核对。',
    ledgerWhole
      ? `变更台账完整，${entriesRead} 条全部带入，可以照常撤销。`
      : `变更台账读出 ${entriesRead} 条（原有至少 ${entriesKnown} 条），不能证明完整，没有带入；新工作簿的台账从头记起，读得出的旧台账留在损坏的文件里。`,
    ...(picturesKept + picturesLost > 0
      ? [
          `楼层底图救回 ${picturesKept} 张${picturesLost > 0 ? `，至少 ${picturesLost} 张读不出，请重新铺设` : ''}。`,
        ]
      : []),
    ...(cutReferences > 0 ? [`${cutReferences} 处所指的记录已丢失，已留空。`] : []),
    `损坏的文件保留为“${keptAs}”，没有删除。`,
  ]
}

/** The report as a file to keep. */
export function reportText(report: SalvageReport): string {
  return [
    `工作簿抢救报告：${report.source}`,
    `时间：${new Date(report.at).toLocaleString('zh-CN')}`,
    '',
    ...reportSentences(report),
    '',
    reportColumns.join('\t'),
    ...reportLines(report).map((line) => line.join('\t')),
    '',
  ].join('\r\n')
}
