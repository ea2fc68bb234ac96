import { spawnSync } from 'node:child_process'

/**
 * The Chromium for tests outside the end-to-end project, which is handed one by scripts/test.mjs. Its absence is a
 * failure in CI; elsewhere what needs it is skipped.
 */
process.env.E2E_CHROMIUM ??= process.env.CHROMIUM ?? '/usr/bin/chromium'

export const withChromium =
  Boolean(process.env.CI) || spawnSync(process.env.E2E_CHROMIUM, ['--version']).status === 0
if (!withChromium) console.warn('chromium is not there: what needs it is not tested.')
