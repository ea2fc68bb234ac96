import { type CapFigure, capState } from '../../../domain/caps.ts'
import type { Model } from '../../../domain/model.ts'
import { type UsageLine, usageKinds } from '../../../domain/reports/usage.ts'
import { stateNames, stateSigns, unitKindNames } from '../../text.ts'
import type { GridColumn } from '../../views/grid.ts'

const kindGroups: Readonly<Record<(typeof usageKinds)[number], string>> = {
  administrative: '行政编制',
  institutionalFull: '事业（财政拨款）',
  institutionalPartial: '事业（财政补助）',
  institutionalSelf: '事业（经费自理）',
  support: '工勤编制',
  total: '编制合计',
}

/** Takes an approved number as it was typed; '' takes the number away. */
export type SetNumber = (figure: CapFigure, typed: string) => Promise<boolean>

/** Units as lines, each cap as 核定 · 实有 · 空(超). */
export function ledgerColumns(model: Model, setNumber: SetNumber): readonly GridColumn<UsageLine>[] {
  return [
    {
      id: 'name',
      header: '机构名称',
      width: 210,
      text: ({ unit, depth }) => `${'　'.repeat(depth)}${unit.name}`,
    },
    { id: 'kind', header: '类别', width: 100, text: ({ unit }) => unitKindNames[unit.kind] },
    { id: 'plates', header: '加挂牌子', width: 150, text: ({ unit }) => platesOf(model, unit.id) },
    ...usageKinds.flatMap((kind) =>
      capColumns(kind, kindGroups[kind], (line) => line.figures[kind], setNumber),
    ),
    ...capColumns('chief', '领导职数 正职', (line) => line.leading.chief, setNumber, '实配'),
    ...capColumns('deputy', '领导职数 副职', (line) => line.leading.deputy, setNumber, '实配'),
    ...capColumns('institutions', '内设机构', (line) => line.institutions, setNumber, '实设'),
    { id: 'off', header: '编外', width: 60, align: 'right', text: (line) => String(line.offEstablishment) },
  ]
}

function platesOf(model: Model, unitId: string): string {
  return model
    .openBy('plate.unitId', unitId)
    .sort((a, b) => a.sortNo - b.sortNo)
    .map((plate) => (plate.relation === 'unverified' ? `${plate.name} ?` : plate.name))
    .join('、')
}

function capColumns(
  id: string,
  group: string,
  of: (line: UsageLine) => CapFigure,
  setNumber: SetNumber,
  actual = '实有',
): GridColumn<UsageLine>[] {
  return [
    {
      id: `${id}.approved`,
      header: '核定',
      group,
      width: 62,
      align: 'right',
      text: (line) => String(of(line).approved ?? '待填'),
      tone: (line) => (of(line).approved === null ? 'unverified' : undefined),
      edit: {
        kind: 'number',
        value: (line) => String(of(line).approved ?? ''),
        // A sum of numbers by level (处级, 科级) is no number of its own; its parts are changed in the 详情 panel.
        enabled: (line) => of(line).approved === null || of(line).quota !== undefined,
        commit: (line, typed) => setNumber(of(line), typed),
      },
    },
    {
      id: `${id}.actual`,
      header: actual,
      group,
      width: 56,
      align: 'right',
      text: (line) => String(of(line).actual),
    },
    {
      id: `${id}.gap`,
      header: '空(超)',
      group,
      width: 88,
      text: (line) => gapText(of(line)),
      tone: (line) => capState(of(line)),
    },
  ]
}

function gapText(figure: CapFigure): string {
  const state = capState(figure)
  if (figure.approved === null)
    return figure.actual > 0 ? `${stateSigns.unverified} ${stateNames.unverified}` : ''
  const gap = Math.abs(figure.approved - figure.actual)
  return `${stateSigns[state]} ${stateNames[state]}${gap === 0 ? '' : gap}`
}
