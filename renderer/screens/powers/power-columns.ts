import { type PowerMode, powerModes } from '../../../domain/power.ts'
import type { PowerLine } from '../../../domain/reports/powers.ts'
import { run } from '../../stores/workbook.ts'
import type { CellEdit, GridColumn } from '../../views/grid.ts'
import { powerTexts } from './power-texts.ts'

type TextColumn = 'code' | 'name' | 'subitem' | 'department' | 'basis' | 'note'

function textEdit(column: TextColumn, required = false): CellEdit<PowerLine> {
  return {
    kind: 'text',
    ...(required ? { required: true } : {}),
    value: ({ power }) => power[column] ?? '',
    commit: ({ power }, value) =>
      run('updatePowers', { ids: [power.id], patch: { [column]: value === '' ? null : value } }),
  }
}

const edits: Readonly<Record<string, CellEdit<PowerLine>>> = {
  name: textEdit('name', true),
  subitem: textEdit('subitem'),
  department: textEdit('department', true),
  code: textEdit('code'),
  basis: textEdit('basis'),
  note: textEdit('note'),
  mode: {
    kind: 'select',
    options: powerModes.map(({ code, name }) => ({ value: code, label: name })),
    value: ({ power }) => power.mode ?? '',
    commit: ({ power }, mode) =>
      run('updatePowers', { ids: [power.id], patch: { mode: (mode || null) as PowerMode | null } }),
  },
}

/** The columns of the list, with what can be typed into. */
export const powerColumns: readonly GridColumn<PowerLine>[] = powerTexts.map((column) => {
  const edit = edits[column.id]
  return edit ? { ...column, edit } : column
})
