import type { Reply } from '../../domain/errors.ts'
import type { BackendEvent, FileToken, PickPurpose, SavedFile, ShellApi } from '../../domain/shell.ts'
import { browserPapers } from './browser-papers.ts'

const accepted: Readonly<Record<Exclude<PickPurpose, 'backupFolder'>, string>> = {
  roster: '.xlsx,.xls,.et,.csv,.txt',
  workbook: '.orgbook',
  package: '.orgpack',
  picture: '.png,.jpg,.jpeg',
}

/** The shell api by fetch to the loopback server that served this page. */
export function createBrowserShell(): ShellApi {
  return {
    kind: 'browser',
    invoke,
    onEvent,
    pickFile,
    saveFile: async (file) => downloadFile(file),
    saveContent: async (name, content) => {
      const address = URL.createObjectURL(new Blob([content as BlobPart]))
      download(address, name)
      // The browser reads the blob after the click returns.
      setTimeout(() => URL.revokeObjectURL(address), 60_000)
      return { name, token: null }
    },
    print: async () => window.print(),
    pickTarget: async () => ({ token: '', name: '下载文件夹' }),
    writeFile: async (_target, file) => downloadFile(file),
    ...browserPapers(),
    openSaved: async () => {
      throw new Error('请在浏览器的下载列表中打开。')
    },
    takeOpenedFile: async () => null,
  }
}

async function invoke(name: string, args: unknown): Promise<string> {
  try {
    const response = await fetch(`/api/${encodeURIComponent(name)}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(args ?? {}),
    })
    return await response.text()
  } catch {
    // The server was closed: there is nobody who could have changed anything.
    return JSON.stringify({ ok: false, error: { code: 'backendDown', detail: {} } } satisfies Reply)
  }
}

function onEvent(listener: (event: BackendEvent) => void): () => void {
  const source = new EventSource('/events')
  source.onmessage = (message) => listener(JSON.parse(message.data) as BackendEvent)
  return () => source.close()
}

async function pickFile(purpose: PickPurpose): Promise<FileToken | null> {
  // A page cannot ask for a folder; the screens do not offer it here.
  if (purpose === 'backupFolder') return null
  const file = await askForFile(accepted[purpose])
  if (!file) return null
  const response = await fetch('/files', {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(file.name) },
    body: file,
  }).catch(() => null)
  if (!response) throw new Error('文件没有送达：工作台服务已经关闭，请重新启动工作台。')
  const reply = (await response.json()) as Reply<FileToken>
  if (reply.ok) return reply.value
  throw new Error(reply.error.detail.message ?? reply.error.code)
}

function downloadFile(file: FileToken): SavedFile {
  download(`/files/${encodeURIComponent(file.token)}`, file.name)
  return { name: file.name, token: null }
}

function askForFile(accept: string): Promise<File | null> {
  const input = document.createElement('input')
  input.type = 'file'
  input.accept = accept
  input.hidden = true
  document.body.append(input)
  return new Promise((resolve) => {
    const answer = (file: File | null) => {
      input.remove()
      resolve(file)
    }
    input.addEventListener('change', () => answer(input.files?.[0] ?? null))
    input.addEventListener('cancel', () => answer(null))
    input.click()
  })
}

function download(address: string, name: string): void {
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
}
