import { create } from 'zustand'
import type { RosterChoice, RosterDecision, RosterPreview, RosterRow } from '../../domain/roster.ts'
import { api } from '../api/client.ts'
import { shell } from '../api/shell.ts'
import { notify, notifyError } from './notice.ts'
import { refuseOnOtherDay, take } from './workbook.ts'

interface RosterImportState {
  readonly choice: RosterChoice | null
  readonly preview: RosterPreview | null
  readonly decisions: ReadonlyMap<number, RosterDecision>
  readonly busy: boolean
}

const idle = {
  choice: null,
  preview: null,
  decisions: new Map<number, RosterDecision>(),
  busy: false,
} as const

export const useRosterImport = create<RosterImportState>()(() => idle)

async function working(work: () => Promise<void>): Promise<void> {
  useRosterImport.setState({ busy: true })
  try {
    await work()
  } catch (error) {
    notifyError(error)
  } finally {
    useRosterImport.setState({ busy: false })
  }
}

/** Asks for a roster and reads it; nothing is written. */
export const pickRoster = () =>
  working(async () => {
    const file = await shell.pickFile('roster')
    if (file) await readRoster({ token: file.token })
  })

async function readRoster(choice: RosterChoice): Promise<void> {
  const preview = await api.previewRoster(choice)
  useRosterImport.setState({ choice, preview, decisions: new Map() })
}

/** Another sheet, header row or column mapping: the preview is made anew. */
export const changeChoice = (change: Partial<RosterChoice>) =>
  working(async () => {
    const { choice } = useRosterImport.getState()
    if (choice) await readRoster({ ...choice, ...change })
  })

function decide(decision: RosterDecision): void {
  useRosterImport.setState((state) => {
    const before = state.decisions.get(decision.row)
    return { decisions: new Map(state.decisions).set(decision.row, { ...before, ...decision }) }
  })
}

/** Puts a row, and every other row that names the same unmatched 机构, into a unit. */
export function decideUnit(row: RosterRow, unitId: string): void {
  const said = (one: RosterRow) => `${one.cells.subdistrictName?.raw ?? ''}\n${one.cells.unitName?.raw ?? ''}`
  const isAlike = (one: RosterRow) => one.unit.how === row.unit.how && said(one) === said(row)
  const rows = useRosterImport.getState().preview?.rows ?? []
  const alike = said(row).trim() === '' ? [row] : rows.filter(isAlike)
  for (const one of alike) decide({ row: one.row, unitId })
}

export const confirmImport = () =>
  working(async () => {
    const { choice, decisions } = useRosterImport.getState()
    if (!choice) return
    refuseOnOtherDay()
    const delta = await api.importRoster({ ...choice, decisions: [...decisions.values()] })
    take(delta)
    notify({ kind: 'done', text: delta.operation?.title ?? '名册与工作簿一致，没有需要改动的内容' })
    useRosterImport.setState(idle)
  })

/** The same rows with the faulty cells marked, to be put right in WPS and read again. */
export const saveErrors = () =>
  working(async () => {
    const { choice } = useRosterImport.getState()
    if (!choice) return
    const saved = await shell.saveFile(await api.rosterErrors(choice))
    if (saved !== null) notify({ kind: 'done', text: `已保存 ${saved}` })
  })

export const cancelImport = () => useRosterImport.setState(idle)
