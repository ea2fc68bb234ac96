import { contextBridge, ipcRenderer } from 'electron'
import type { Reply } from '../domain/errors.ts'
import type { BackendEvent, ShellApi } from '../domain/shell.ts'

const invoke = (name: string, args: unknown): Promise<Reply> => ipcRenderer.invoke('api', name, args)

async function ask<T>(name: string, args: unknown): Promise<T> {
  const reply = (await invoke(`shell.${name}`, args)) as Reply<T>
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
