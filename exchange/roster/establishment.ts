import type { employmentKinds } from '../../domain/appointment.ts'
import type { RosterCell, RosterField } from '../../domain/roster.ts'
import type { CodeEntry } from '../../domain/vocabulary/code-table.ts'
import { establishmentKinds } from '../../domain/vocabulary/establishment-kind.ts'
import { fundings } from '../../domain/vocabulary/funding.ts'
import { blankCell, goodCell, withIssue } from '../cell.ts'
import { codedBy, codeOf, unknownCode } from '../codes.ts'

type Cells = Partial<Record<RosterField, RosterCell>>

const kinds = codedBy('编制类别', establishmentKinds)
const funds = codedBy('经费形式', fundings)
const employments = codedBy('用工形式', [
  { code: 'contract', name: '劳动合同', aliases: ['劳动合同制', '合同制', '合同工', '合同聘用'] },
  { code: 'dispatch', name: '劳务派遣', aliases: ['派遣', '派遣制'] },
  { code: 'publicWelfare', name: '公益性岗位', aliases: ['公益岗', '公益岗位', '公岗'] },
  { code: 'other', name: '其他', aliases: ['政府购买服务', '购买服务', '临时工'] },
] as const satisfies readonly CodeEntry<(typeof employmentKinds)[number]>[])
/** 事业编制 that leaves open which of the three kinds it is. */
const bareInstitutional = /^事业(?:编|编制|单位|单位编制|编制人员|身份)?$/

/**
 * Reads 编制类别, 经费形式 and 用工形式, whose cells hold their text so far, together: each can settle another.
 * Answers whether the kind of 事业编制 is a guess, because nothing says how it is funded.
 */
export function settleEstablishment(cells: Cells): boolean {
  if (cells.funding?.value) cells.funding = readFunding(cells.funding.raw)
  const isGuess = settleKind(cells)
  settleEmployment(cells)
  return isGuess
}

function readFunding(raw: string): RosterCell {
  const code = codeOf(funds, raw)
  if (code !== undefined) return goodCell(raw, code)
  return withIssue(blankCell(raw), 'warning', '不是财政拨款、财政补助、经费自理之一，未采用')
}

function settleKind(cells: Cells): boolean {
  const { establishmentKind: kind, funding } = cells
  if (!kind?.value) return false
  const { raw } = kind
  const code = codeOf(kinds, raw)
  if (code !== undefined) {
    cells.establishmentKind = goodCell(raw, code)
    if (funding?.value && code.startsWith('institutional') && funding.value !== code) {
      cells.funding = withIssue(funding, 'warning', `与编制类别“${raw}”不一致，以编制类别为准`)
    }
    return false
  }
  if (!bareInstitutional.test(raw.replaceAll(/\s/g, ''))) {
    cells.establishmentKind = unknownCode(kinds, raw)
    return false
  }
  const read = goodCell(raw, funding?.value ?? 'institutionalFull')
  const isGuess = !funding?.value
  cells.establishmentKind = isGuess ? withIssue(read, 'warning', '经费形式未写明，按财政拨款记') : read
  return isGuess
}

function settleEmployment(cells: Cells): void {
  const { employment, establishmentKind: kind } = cells
  if (!employment?.value) {
    const code = kind?.value === 'offEstablishment' ? codeOf(employments, kind.raw) : undefined
    if (kind && code !== undefined) cells.employment = goodCell(kind.raw, code)
    return
  }
  const { raw } = employment
  const code = codeOf(employments, raw)
  const sameAsKind = codeOf(kinds, raw)
  // Sheets without 编制类别 say here who is on the establishment.
  const said = code === undefined ? sameAsKind : 'offEstablishment'
  if (!kind && said !== undefined) cells.establishmentKind = goodCell(raw, said)
  const held = cells.establishmentKind?.value
  if (code !== undefined && held === 'offEstablishment') cells.employment = goodCell(raw, code)
  else if (sameAsKind !== undefined && sameAsKind === held) cells.employment = blankCell(raw)
  else {
    const why = code === undefined ? `“${raw}”不是规定的用工形式，未采用` : '编制内人员不填用工形式，未采用'
    cells.employment = withIssue(blankCell(raw), 'warning', why)
  }
}
