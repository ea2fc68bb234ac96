import type { Configuration } from 'electron-builder'
import shipped from './electron-builder.config.ts'

const { grantFileProtocolExtraPrivileges: _newer, ...fusesOfOldElectron } = shipped.electronFuses

/**
 * A package for tests alone (scripts/pack-for-tests.mjs): what ships, on the old Electron that tests have. Its Node is
 * too old for the database, so a Node 24 goes along, and what that one must read lies outside the archive.
 */
const configuration = {
  ...shipped,
  directories: { output: 'release/for-tests' },
  asarUnpack: ['node_modules/better-sqlite3/**', 'dist/electron/backend.cjs'],
  extraResources: [{ from: 'node_modules/node/bin/node', to: 'node-for-tests' }],
  electronFuses: fusesOfOldElectron,
} as unknown as Configuration

export default configuration
