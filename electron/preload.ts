import { contextBridge, ipcRenderer } from 'electron'
import type { Reply } from '../domain/errors.ts'
import type { BackendEvent, ShellApi } from '../domain/shell.ts'
import { type ReplyMessage, replyReader } from './reply.ts'

/** Each call brings the port on which its reply comes. */
function invoke(name: string, args: unknown): Promise<string> {
  const { port1, port2 } = new MessageChannel()
  const read = replyReader()
  return new Promise((resolve) => {
    port1.onmessage = ({ data }: MessageEvent<ReplyMessage>) => {
      const reply = read(data)
      if (reply === null) return
      port1.close()
      resolve(reply)
    }
    ipcRenderer.postMessage('api', { name, args }, [port2])
  })
}

async function ask<T>(name: string, args: unknown): Promise<T> {
  const reply = JSON.parse(await invoke(`shell.${name}`, args)) as Reply<T>
  if (reply.ok) return reply.value
  throw new Error(reply.error.detail.message ?? reply.error.code)
}

contextBridge.exposeInMainWorld('workbench', {
  kind: 'electron',
  invoke,
  onEvent: (listener) => {
    const take = (_: unknown, event: BackendEvent) => listener(event)
    ipcRenderer.on('event', take)
    return () => void ipcRenderer.off('event', take)
  },
  pickFile: (purpose) => ask('pickFile', { purpose }),
  saveFile: (file) => ask('saveFile', { file }),
  saveContent: (name, content) => ask('saveContent', { name, content }),
  print: () => ask('print', {}),
  pickTarget: (question) => ask('pickTarget', { question }),
  writeFile: (target, file) => ask('writeFile', { target, file }),
  beginPaper: (style) => ask('beginPaper', { style }),
  addToPaper: (paper, pages) => ask('addToPaper', { paper, pages }),
  savePaper: (paper, target, name) => ask('savePaper', { paper, target, name }),
  printPaper: (paper) => ask('printPaper', { paper }),
  dropPaper: (paper) => ask('dropPaper', { paper }),
  openSaved: (token, what) => ask('openSaved', { token, what }),
  takeOpenedFile: () => ask('takeOpenedFile', {}),
} satisfies ShellApi)
