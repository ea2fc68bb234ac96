import { spawn } from 'node:child_process'

/** Opens an address in the default browser; where there is none, the printed address is enough. */
export function openBrowser(address: string): void {
  const [command, ...args] = opener(address)
  const child = spawn(command, args, { detached: true, stdio: 'ignore' })
  child.once('error', () => console.log('没有找到默认浏览器，请手动打开上面的地址。'))
  child.unref()
}

function opener(address: string): [string, ...string[]] {
  // Not `start` of cmd: it would read & in an address as its own.
  if (process.platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler', address]
  return [process.platform === 'darwin' ? 'open' : 'xdg-open', address]
}
