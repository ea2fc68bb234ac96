import type { Reply } from './errors.ts'

/** A file that a shell took in or a backend made; the renderer only ever holds its token, never a path. */
export interface FileToken {
  readonly token: string
  readonly name: string
}

/** What a clerk is asked for; the shell knows the extensions. A folder can be chosen in the desktop shell only. */
export type PickPurpose = 'roster' | 'workbook' | 'package' | 'picture' | 'backupFolder'

/** A file as it was handed to the clerk; it can be opened by its token where the shell knows where it lies. */
export interface SavedFile {
  readonly name: string
  readonly token: string | null
}

/** Where an output shall go: a file that the clerk names, or a folder for several. */
export type TargetQuestion = { readonly kind: 'file'; readonly name: string } | { readonly kind: 'folder' }

/**
 * What the backend, or the shell, says by itself: progress of a long job, trouble, a file that was opened from outside,
 * that the workbench has locked.
 */
export interface BackendEvent {
  readonly type: 'progress' | 'notice' | 'backendRestarted' | 'integrity' | 'fileOpened' | 'signedOut'
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
  /** Calls a query or a command of the contract in the backend; answers its Reply as JSON, as it came. */
  invoke(name: string, args: unknown): Promise<string>
  onEvent(listener: (event: BackendEvent) => void): () => void
  /** Asks the clerk for a file; null where they cancelled. */
  pickFile(purpose: PickPurpose): Promise<FileToken | null>
  /** Gives a file that the backend made to the clerk; null where they cancelled. */
  saveFile(file: FileToken): Promise<SavedFile | null>
  /** Saves text or bytes that the renderer made (SVG, PNG). */
  saveContent(name: string, content: string | Uint8Array): Promise<SavedFile | null>
  /** Opens the system's print dialog for the page that is shown. */
  print(): Promise<void>
  /** Asks where an output that is yet to be made shall go; null where the clerk cancelled. A browser has its downloads. */
  pickTarget(question: TargetQuestion): Promise<FileToken | null>
  /** Puts a file that the backend made where `pickTarget` said, under its own name in a folder. */
  writeFile(target: FileToken, file: FileToken): Promise<SavedFile>
  /**
   * Begins a paper of many pages beside the page that is shown, so that this one stays free; answers its token.
   * `style` has the paper sizes as @page rules.
   */
  beginPaper(style: string): Promise<string>
  /** Adds pages, each a drawing that stands by itself. */
  addToPaper(paper: string, pages: string): Promise<void>
  /** Writes the paper as PDF (Electron); the browser shell opens the print dialog, which can save it. */
  savePaper(paper: string, target: FileToken, name: string): Promise<SavedFile>
  /** Opens the system's print dialog for the paper. */
  printPaper(paper: string): Promise<void>
  /** Throws the paper away; what is being made of it ends as cancelled. */
  dropPaper(paper: string): Promise<void>
  /** Opens a saved file, or its folder with the file selected. The desktop shell only. */
  openSaved(token: string, what: 'file' | 'folder'): Promise<void>
  /**
   * The workbook or package with which the clerk opened the app (a double click), each once; null where there is none.
   * The event `fileOpened` says that one came while the app was open. A browser is not opened with files.
   */
  takeOpenedFile(): Promise<FileToken | null>
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
