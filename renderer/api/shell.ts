import type { ShellApi } from '../../domain/shell.ts'
import { createBrowserShell } from './browser-shell.ts'

declare global {
  interface Window {
    /** Put there by Electron's preload; the browser shell has none. */
    readonly workbench?: ShellApi
  }
}

/** The shell that this page runs in. */
export const shell: ShellApi = window.workbench ?? createBrowserShell()
