import { BrowserWindow, dialog } from 'electron'
import { denyNavigation, denyNewWindows, pageAddress } from './security.ts'

/** The one window; shown when its first paint is ready. */
export function openWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    title: '街道机构编制工作台',
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    backgroundColor: '#ffffff',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      // A middle click opens no window.
      disableBlinkFeatures: 'Auxclick',
      // Would fetch dictionaries.
      spellcheck: false,
    },
  })
  denyNavigation(window.webContents)
  denyNewWindows(window.webContents)
  window.once('ready-to-show', () => window.show())
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason !== 'clean-exit') void offerReload(window)
  })
  void window.loadURL(pageAddress)
  return window
}

/** Nothing is lost with the page: what was acknowledged is in the workbook. */
async function offerReload(window: BrowserWindow): Promise<void> {
  await dialog.showMessageBox(window, {
    type: 'warning',
    message: '界面意外退出',
    detail: '已完成的操作都保存在工作簿中。点“重新打开”继续。',
    buttons: ['重新打开'],
  })
  if (!window.isDestroyed()) window.reload()
}
