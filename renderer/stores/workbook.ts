import { create } from 'zustand'
import { namesInForce, shownModel } from '../../domain/as-of.ts'
import type { Because, CommandInput, CommandName } from '../../domain/contract.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Model } from '../../domain/model.ts'
import type { Delta, UndoState } from '../../domain/operation.ts'
import type { WorkbookStatus } from '../../domain/workbook.ts'
import { api } from '../api/client.ts'
import { notify, notifyError } from './notice.ts'
import { refuseUnpermitted } from './permission.ts'

interface WorkbookState {
  /** null until the backend has answered for the first time. */
  readonly status: WorkbookStatus | null
  /** What is shown: the open workbook, the same object all along, `revision` tells that its rows have changed. */
  readonly model: Model | null
  /** The open workbook itself while `model` shows it as of another day (stores/as-of.ts); null otherwise. */
  readonly live: Model | null
  readonly revision: number
  readonly headSeq: number
  readonly undoState: UndoState
  readonly savedAt: string | null
  /** Rows that the last change touched, for the flash that shows where it happened. */
  readonly touched: ReadonlySet<string>
}

const closed = {
  model: null,
  live: null,
  revision: 0,
  headSeq: 0,
  undoState: { undo: null, redo: null },
  savedAt: null,
  touched: new Set<string>(),
} as const

export const useWorkbook = create<WorkbookState>()(() => ({ status: null, ...closed }))

/** The open workbook's model; call it only below a screen that is shown while a workbook is open. */
export function useModel(): Model {
  useWorkbook((state) => state.revision)
  const model = useWorkbook((state) => state.model)
  if (!model) throw new Error('no workbook is open')
  return model
}

/** Reads what is open, and all its rows where something is. */
export async function load(): Promise<void> {
  const status = await api.status({})
  if (!status.open) {
    useWorkbook.setState({ status, ...closed })
    return
  }
  const snapshot = await api.snapshot({})
  useWorkbook.setState((state) => ({
    status,
    model: shownModel(snapshot.rows, snapshot.today),
    live: null,
    revision: state.revision + 1,
    headSeq: snapshot.headSeq,
    undoState: snapshot.undoState,
    savedAt: null,
    touched: new Set(),
  }))
}

export async function refreshStatus(): Promise<void> {
  useWorkbook.setState({ status: await api.status({}) })
}

/** 今天, or the 生效日 in a plan that has one. */
export function liveDayName(live: Model): string {
  return live.setting('effectiveOn') === live.asOf ? '生效日' : '今天'
}

/** What is shown as of another day can only be looked at. Errors: viewOnly. */
export function refuseOnOtherDay(): void {
  const { live, model } = useWorkbook.getState()
  if (!live || !model) return
  const message = `正在查看截至 ${model.asOf} 的状态，只能看；请先回到${liveDayName(live)}再改动。`
  throw new DomainError('viewOnly', { message })
}

function applyDelta(delta: Delta): void {
  // A change that comes in all the same is shown where it happened: in the live workbook.
  useWorkbook.setState(({ live }) => (live ? { model: live, live: null } : {}))
  const { model, revision } = useWorkbook.getState()
  // A plan's 生效日期 is the day that counts in it: every figure is counted anew.
  if (delta.changes.some(({ table, id }) => table === 'setting' && id === 'effectiveOn')) {
    load().catch(notifyError)
    return
  }
  model?.apply(delta.changes)
  model?.apply(namesInForce(model))
  useWorkbook.setState({
    revision: revision + 1,
    undoState: delta.undoState,
    touched: new Set(delta.changes.map((change) => change.id)),
    ...(delta.operation ? { headSeq: delta.operation.seq, savedAt: delta.operation.at } : {}),
  })
}

/** Runs a command and shows what came of it. Answers false where it was refused; the reason is on the screen then. */
export async function run<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  because: Because = {},
): Promise<boolean> {
  try {
    await runOrThrow(name, input, because)
    return true
  } catch (error) {
    notifyError(error)
    return false
  }
}

/** As `run`, for forms that show a refusal at its field. */
export async function runOrThrow<N extends CommandName>(
  name: N,
  input: CommandInput<N>,
  because: Because = {},
): Promise<Delta> {
  refuseOnOtherDay()
  refuseUnpermitted(name)
  const call = api[name] as (input: unknown) => Promise<Delta>
  const delta = await call({ ...(input as object), because })
  applyDelta(delta)
  if (delta.operation) notify({ kind: 'done', text: delta.operation.title })
  return delta
}

async function step(which: 'undo' | 'redo'): Promise<void> {
  try {
    refuseOnOtherDay()
    const delta = await api[which]({})
    applyDelta(delta)
    if (delta.operation) notify({ kind: 'done', text: delta.operation.title })
  } catch (error) {
    const quiet = error instanceof DomainError && ['nothingToUndo', 'nothingToRedo'].includes(error.code)
    if (!quiet) notifyError(error)
  }
}

export const undo = () => step('undo')
export const redo = () => step('redo')

/** Applies what a service (an import) left behind. */
export function take(delta: Delta): void {
  applyDelta(delta)
}
