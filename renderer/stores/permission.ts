import type { CallName, CommandName } from '../../domain/contract.ts'
import { DomainError } from '../../domain/errors.ts'
import type { Model } from '../../domain/model.ts'
import type { OperatorStatus } from '../../domain/operator.ts'
import { refusalOf } from '../../domain/permissions.ts'
import { useWorkbook } from './workbook.ts'

/** Who is signed in and who else could be; null until the backend has answered for the first time. */
export function useOperators(): OperatorStatus | null {
  return useWorkbook((state) => state.status?.operators ?? null)
}

/** The name that stands on papers and in the status bar: whoever is signed in, else the workbook's operator; may be empty. */
export function operatorName(model: Model): string {
  return useWorkbook.getState().status?.operators.current?.name ?? model.setting('operator')
}

/** Why whoever is signed in may not make a call, as a sentence; null where they may. The backend asks the same. */
export function useRefusal(name: CallName | CommandName, input?: unknown): string | null {
  const role = useWorkbook((state) => state.status?.operators.current?.role ?? null)
  return role && refusalOf(role, name, input)
}

/** The same outside a component. */
export function refusalNow(name: CallName | CommandName, input?: unknown): string | null {
  const role = useWorkbook.getState().status?.operators.current?.role ?? null
  return role && refusalOf(role, name, input)
}

/** Errors: notPermitted, before anything is sent. */
export function refuseUnpermitted(name: CallName | CommandName, input?: unknown): void {
  const message = refusalNow(name, input)
  if (message !== null) throw new DomainError('notPermitted', { message })
}
