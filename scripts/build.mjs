// npm run build: the renderer for a browser engine, and the programs of the shells: a file for each process, and one
// beside it for what that process loads at its first use.
import { rmSync } from 'node:fs'
import { build } from 'vite'
import { projectFolder } from './install.mjs'
import { neededAtStart } from './needed-at-start.ts'

/** Electron 25, the oldest runtime that is tried, has Node 18 in its main process and preload. */
const programs = [
  { entry: 'electron/main.ts', out: 'dist/electron/main.cjs', target: 'node18' },
  { entry: 'electron/preload.ts', out: 'dist/electron/preload.cjs', target: 'node18' },
  { entry: 'electron/backend-entry.ts', out: 'dist/electron/backend.cjs', target: 'node22', isCut: true },
  { entry: 'web/main.ts', out: 'dist/web/main.cjs', target: 'node22', isCut: true },
]

/** Not bundled: Electron's own module, and the one package that loads a binary. */
const external = ['electron', 'better-sqlite3']

function buildProgram({ entry, out, target, isCut = false }) {
  const [, folder, name] = /^(.*)\/([^/]+)\.cjs$/.exec(out)
  return build({
    root: projectFolder,
    configFile: false,
    logLevel: 'warn',
    build: {
      ssr: entry,
      outDir: folder,
      emptyOutDir: false,
      target,
      minify: false,
      rolldownOptions: {
        external,
        output: {
          format: 'cjs',
          entryFileNames: `${name}.cjs`,
          chunkFileNames: `${name}-[name].cjs`,
          codeSplitting: isCut && { groups: [neededAtStart(entry, { apart: true })] },
        },
      },
    },
    ssr: { noExternal: true, external, target: 'node' },
  })
}

const begun = performance.now()
rmSync(`${projectFolder}/dist`, { recursive: true, force: true })
await Promise.all([
  build({ configFile: `${projectFolder}/vite.config.ts`, logLevel: 'warn' }),
  ...programs.map(buildProgram),
])
console.log(`构建完成，用时 ${((performance.now() - begun) / 1000).toFixed(1)} 秒。`)
