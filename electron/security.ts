import { type CommandLine, type IpcMainEvent, protocol, type Session, type WebContents } from 'electron'
import { type PageFile, readPageFile } from '../web/page-files.ts'

const scheme = 'app'

/** The address of the page; app:// is a secure origin of its own, so that 'self' in the policy means our files only. */
export const pageAddress = `${scheme}://workbench/`

/** Must be called before the app is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme, privileges: { standard: true, secure: true, supportFetchAPI: true, corsEnabled: true } },
  ])
}

/** What is printed beside the page, by its path. */
export interface PaperSource {
  read(path: string): Promise<PageFile | null>
}

/** Serves the built renderer and the papers, with the content security policy as a header. */
export function servePage(session: Session, rendererDir: string, papers: PaperSource): void {
  session.protocol.handle(scheme, async (request) => {
    const { host, pathname } = new URL(request.url)
    const paper = host === 'workbench' ? await papers.read(pathname) : null
    if (paper) return new Response(paper.body, { headers: paper.headers })
    const file = host === 'workbench' ? await readPageFile(rendererDir, pathname) : null
    return file ? new Response(file.body, { headers: file.headers }) : new Response(null, { status: 404 })
  })
}

/**
 * Chromium asks for things of its own accord, past every request handler (a dictionary at each start, for one): it finds
 * no host by any name. Must be called before the app is ready.
 */
export function denyNameLookups(commandLine: CommandLine): void {
  commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND')
  commandLine.appendSwitch('disable-background-networking')
  commandLine.appendSwitch('disable-component-update')
}

/** No request leaves the machine, whatever asks for it. */
export function denyRemoteRequests(session: Session): void {
  // Else it fetches a dictionary, whatever the window's own setting says.
  session.setSpellCheckerEnabled(false)
  const local = new Set([`${scheme}:`, 'blob:', 'data:', 'devtools:'])
  session.webRequest.onBeforeRequest((details, callback) => {
    callback({ cancel: !local.has(new URL(details.url).protocol) })
  })
}

/** Copying text is the one permission that the page has use for. */
export function denyPermissions(session: Session): void {
  const isAllowed = (permission: string) => permission === 'clipboard-sanitized-write'
  session.setPermissionRequestHandler((_contents, permission, callback) => callback(isAllowed(permission)))
  session.setPermissionCheckHandler((_contents, permission) => isAllowed(permission))
}

/** The page never goes elsewhere: its routes are behind the hash. */
export function denyNavigation(contents: WebContents): void {
  contents.on('will-navigate', (event, url) => {
    if (url !== contents.getURL()) event.preventDefault()
  })
  contents.on('will-redirect', (event) => event.preventDefault())
  contents.on('will-attach-webview', (event) => event.preventDefault())
}

export function denyNewWindows(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
}

/** Whether a call comes from the page itself: our window, its main frame, our address. */
export function isTrustedSender(event: IpcMainEvent, contents: WebContents | undefined): boolean {
  const frame = event.senderFrame
  return event.sender === contents && frame === contents?.mainFrame && frame.url.startsWith(pageAddress)
}
