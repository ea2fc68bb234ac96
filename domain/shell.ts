import type { Reply } from './errors.ts'

/** A file that a shell took in or a backend made; the renderer only ever holds its token, never a path. */
export interface FileToken {
  readonly token: string
  readonly name: string
}

/** What a clerk is asked for; the shell knows the extensions. A folder can be chosen in the desktop shell only. */
export type PickPurpose = 'roster' | 'workbook' | 'package' | 'picture' | 'backupFolder'

/** Progress of a long job, pushed by the backend to every window. */
export interface BackendEvent {
  readonly type: 'progress' | 'notice' | 'backendRestarted' | 'integrity'
  readonly job?: string
  readonly done?: number
  readonly total?: number
  readonly message?: string
}

/**
 * What a shell gives to the renderer: Electron through the preload's one function,
 * the browser shell through fetch on loopback. The same renderer runs on both.
 */
export interface ShellApi {
  readonly kind: 'electron' | 'browser'
  /** Calls a query or a command of the contract in the backend. */
  invoke(name: string, args: unknown): Promise<Reply>
  onEvent(listener: (event: BackendEvent) => void): () => void
  /** Asks the clerk for a file; null where they cancelled. */
  pickFile(purpose: PickPurpose): Promise<FileToken | null>
  /** Gives a file that the backend made to the clerk; the name it got, or null where they cancelled. */
  saveFile(file: FileToken): Promise<string | null>
  /** Saves text or bytes that the renderer made (SVG, PNG). */
  saveContent(name: string, content: string | Uint8Array): Promise<string | null>
  /** Opens the system's print dialog for the page that is shown. */
  print(): Promise<void>
  /** Writes the page that is shown as PDF (Electron); the browser shell opens the print dialog. Page size comes from CSS @page. */
  savePdf(name: string): Promise<string | null>
}

/** What a backend offers to the shell that hosts it. */
export interface BackendHost {
  /** Never throws: an expected failure is a Reply, a bug is logged and answered as one. */
  handle(name: string, args: unknown): Promise<Reply>
  /** Takes a file at a path that the shell chose (dialog, upload) and gives the token that the renderer may hold. */
  registerFile(path: string, name: string): FileToken
  /** The path behind a token, for the shell only; null where it is unknown. */
  filePath(token: string): string | null
  onEvent(listener: (event: BackendEvent) => void): () => void
  close(): void
}
