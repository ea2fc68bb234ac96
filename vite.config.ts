import { resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig, type Rolldown } from 'vite'

type Graph = Pick<Rolldown.PluginContext, 'getModuleInfo'>

const entry = resolve(import.meta.dirname, 'renderer', 'main.tsx')
let needed: ReadonlySet<string> | null = null

/** What the window needs before its first screen: the modules that main.tsx reaches without an import at run time. */
function neededAtStart(graph: Graph): ReadonlySet<string> {
  const found = new Set<string>()
  const open = [entry]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (found.has(id)) continue
    found.add(id)
    open.push(...(graph.getModuleInfo(id)?.importedIds ?? []))
  }
  return found
}

/** The renderer. The programs of the shells are built by scripts/build.mjs. */
export default defineConfig({
  root: 'renderer',
  // Relative, so that the same files work under app:// and under http://127.0.0.1.
  base: './',
  plugins: [react()],
  build: {
    outDir: '../dist/renderer',
    emptyOutDir: true,
    // Chromium 114 is that of Electron 25, the oldest runtime that is tried.
    target: 'chrome114',
    modulePreload: false,
    // One sheet, so that the order of the rules does not hang on which screen was opened first.
    cssCodeSplit: false,
    chunkSizeWarningLimit: 4000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            {
              debugName: 'start',
              // In one file: each file is a question to the shell's main process, which has a window to open.
              name: (id, graph) => {
                needed ??= neededAtStart(graph)
                return needed.has(id) ? 'start' : null
              },
            },
          ],
        },
      },
    },
  },
})
