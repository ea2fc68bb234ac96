// What this machine has for end-to-end tests: a Chromium, an X server.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'

const chromiumNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
]

const chromiumPlaces = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((variable) => {
    const base = process.env[variable]
    if (!base) return []
    return [
      join(base, 'Google', 'Chrome', 'Application', 'chrome.exe'),
      join(base, 'Microsoft', 'Edge', 'Application', 'msedge.exe'),
    ]
  }),
}

/** A Chromium's path: the one that $CHROMIUM names, else an installed one; null where there is none. */
export function findChromium() {
  const { CHROMIUM } = process.env
  if (CHROMIUM) return existsSync(CHROMIUM) ? CHROMIUM : null
  for (const name of chromiumNames) {
    const path = findOnPath(name)
    if (path) return path
  }
  return (chromiumPlaces[process.platform] ?? []).find((path) => existsSync(path)) ?? null
}

function findOnPath(name) {
  return (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))
}

/** Whether xvfb-run can give a program a screen. */
export function hasXvfb() {
  return ['xvfb-run', 'Xvfb', 'xauth'].every(findOnPath) && spawnSync('xvfb-run', ['--help']).status === 0
}
