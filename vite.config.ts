import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'
import { neededAtStart } from './scripts/needed-at-start.ts'

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
        // In one file: each is a question to the shell's main process, which has a window to open.
        codeSplitting: { groups: [neededAtStart('renderer/main.tsx')] },
      },
    },
  },
})
