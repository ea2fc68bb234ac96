import { resolve } from 'node:path'
import type { Rolldown } from 'vite'

type Graph = Pick<Rolldown.PluginContext, 'getModuleInfo'>

/**
 * How a program is cut into files: what an entry reaches without an import at run time is one of them, and each thing
 * that is loaded later has its own. `apart` leaves the entry itself out: a file that is run must not be loaded again
 * by those beside it.
 */
export function neededAtStart(entry: string, { apart = false } = {}) {
  const first = resolve(import.meta.dirname, '..', entry)
  let needed: ReadonlySet<string> | null = null
  return {
    debugName: 'start',
    name: (id: string, graph: Graph) => {
      needed ??= reachedFrom(first, graph)
      return needed.has(id) && !(apart && id === first) ? 'start' : null
    },
  }
}

function reachedFrom(first: string, graph: Graph): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [first]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(graph.getModuleInfo(id)?.importedIds ?? []))
  }
  return found
}
