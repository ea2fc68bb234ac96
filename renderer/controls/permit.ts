import type { CallName, CommandName } from '../../domain/contract.ts'

/** What a control does or leads to. */
export type Permit = CallName | CommandName

/** Every command asks for the same role (domain/permissions.ts): one stands for all where a control leads to several. */
export const aChange: Permit = 'changeSettings'
