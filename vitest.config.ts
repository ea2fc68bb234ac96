import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'

const node = {
  test: {
    name: 'node',
    include: ['test/{domain,db,exchange,web,electron,support}/**/*.test.ts'],
    environment: 'node',
    testTimeout: 20_000,
    // Half of the time went into loading the same modules for every file; these keep nothing from one call to the next.
    isolate: false,
  },
}

const renderer = {
  plugins: [react()],
  test: {
    name: 'renderer',
    include: ['test/renderer/**/*.test.{ts,tsx}'],
    environment: 'jsdom',
    testTimeout: 20_000,
  },
}

/** The promises that take minutes to try (quality.md, Trust): real processes killed, long random days. */
const trust = {
  test: {
    name: 'trust',
    include: ['test/trust/**/*.test.ts'],
    environment: 'node',
    testTimeout: 900_000,
  },
}

/** Opens real shells: only where a shell is named, which `npm test` does once for each (scripts/test.mjs). */
const e2e = {
  test: {
    name: 'e2e',
    include: ['test/e2e/**/*.test.ts'],
    // Where scripts/test.mjs has packaged the app.
    exclude: process.env.E2E_PACKAGED ? [] : ['test/e2e/packaged.test.ts'],
    environment: 'node',
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
}

export default defineConfig({
  // By itself vitest leaves a processor idle, which on the two of the build server is half of them.
  test: { maxWorkers: '100%', projects: [node, renderer, trust, ...(process.env.E2E_SHELL ? [e2e] : [])] },
})
