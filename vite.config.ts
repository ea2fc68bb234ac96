import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

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
    chunkSizeWarningLimit: 4000,
  },
})
