import type { Handler } from './dispatch.ts'

/** Services that change much at once; each is preceded by a backup of what there was (quality.md, Backup). */
function isRisky(name: string): boolean {
  return name.startsWith('import') || ['mergeBranch', 'confirmRequest', 'undoTo'].includes(name)
}

/** The same handlers, with a step before each risky one. */
export function guarded(
  handlers: Readonly<Record<string, Handler>>,
  guard: () => Promise<void>,
): Readonly<Record<string, Handler>> {
  const wrap = ([name, handler]: [string, Handler]): [string, Handler] => [
    name,
    isRisky(name) ? async (input: never) => guard().then(() => handler(input)) : handler,
  ]
  return Object.fromEntries(Object.entries(handlers).map(wrap))
}
