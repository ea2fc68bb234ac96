import { create } from 'zustand'
import type { RosterChoice, RosterDecision, RosterPreview, RosterRow } from '../../domain/roster.ts'
import { api } from '../api/client.ts'
import { fileImport } from './file-import.ts'

type Decisions = ReadonlyMap<number, RosterDecision>

/** The clerk's answers to rows of the preview; a new preview asks anew. */
export const useDecisions = create<{ readonly decisions: Decisions }>()(() => ({ decisions: new Map() }))

export const rosterImport = fileImport<RosterChoice, RosterPreview>({
  begin: (token) => ({ token }),
  preview: async (choice) => {
    const preview = await api.previewRoster(choice)
    useDecisions.setState({ decisions: new Map() })
    return preview
  },
  errors: (choice) => api.rosterErrors(choice),
})

function decide(decision: RosterDecision): void {
  useDecisions.setState((state) => {
    const before = state.decisions.get(decision.row)
    return { decisions: new Map(state.decisions).set(decision.row, { ...before, ...decision }) }
  })
}

/** Puts a row, and every other row that names the same unmatched 机构, into a unit. */
export function decideUnit(row: RosterRow, unitId: string): void {
  const said = (one: RosterRow) => `${one.cells.subdistrictName?.raw ?? ''}\n${one.cells.unitName?.raw ?? ''}`
  const isAlike = (one: RosterRow) => one.unit.how === row.unit.how && said(one) === said(row)
  const rows = rosterImport.store.getState().preview?.rows ?? []
  const alike = said(row).trim() === '' ? [row] : rows.filter(isAlike)
  for (const one of alike) decide({ row: one.row, unitId })
}

export const confirmRoster = () =>
  rosterImport.confirm({
    load: (choice) =>
      api.importRoster({ ...choice, decisions: [...useDecisions.getState().decisions.values()] }),
    same: '名册与工作簿一致，没有需要改动的内容',
  })
