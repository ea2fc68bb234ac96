import { create } from 'zustand'
import type { FindingKind } from '../../domain/finding-kinds.ts'
import type { TableName } from '../../domain/tables.ts'

/** A row that the screen points at. */
export interface Ref {
  readonly table: TableName
  readonly id: string
}

export type ChartDetail = 'units' | 'figures' | 'members'

interface ViewState {
  /** What is selected; the last one is shown in the 详情 panel. */
  readonly selection: readonly Ref[]
  readonly collapsed: ReadonlySet<string>
  readonly chartDetail: ChartDetail
  readonly verticalNames: boolean
  /** Where the chart shall go; a new object each time, so that the same place can be asked for again. */
  readonly jump: { readonly ref: Ref } | null
  readonly panel: 'detail' | 'findings' | null
  /** The kind of findings that the 问题 panel shows; null: all. */
  readonly findingKind: FindingKind | null
  readonly palette: boolean
  readonly poolOpen: boolean
  readonly theme: 'light' | 'dark'
}

export const useView = create<ViewState>()(() => ({
  selection: [],
  collapsed: new Set(),
  chartDetail: 'members',
  verticalNames: false,
  jump: null,
  panel: 'detail',
  findingKind: null,
  palette: false,
  poolOpen: true,
  theme: 'light',
}))

export const setView = (change: Partial<ViewState>) => useView.setState(change)

export function select(selection: readonly Ref[]): void {
  useView.setState((state) => ({ selection, panel: selection.length > 0 ? 'detail' : state.panel }))
}

/** Opens the 问题 panel on one kind, or on all. */
export function showFindings(findingKind: FindingKind | null = null): void {
  useView.setState({ panel: 'findings', findingKind })
}

/** Selects a row and brings it into sight on the chart. */
export function jumpTo(ref: Ref): void {
  useView.setState({ selection: [ref], panel: 'detail', jump: { ref } })
}

export function toggleCollapsed(unitId: string): void {
  useView.setState((state) => {
    const collapsed = new Set(state.collapsed)
    if (!collapsed.delete(unitId)) collapsed.add(unitId)
    return { collapsed }
  })
}
