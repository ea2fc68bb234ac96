import { app, dialog, Menu, type MenuItemConstructorOptions, shell } from 'electron'

export interface MenuPlaces {
  readonly dataDir: string
  readonly logDir: string
}

/**
 * The menu bar: what belongs to the window. What belongs to the workbook is in the page, undo and redo above all:
 * they have no entry here, so that Ctrl+Z reaches the page, or the text field that has the focus.
 */
export function installMenu(places: MenuPlaces): void {
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([fileMenu(places), editMenu(), viewMenu(), helpMenu(places)]),
  )
}

function fileMenu({ dataDir }: MenuPlaces): MenuItemConstructorOptions {
  return {
    label: '文件(&F)',
    submenu: [
      { label: '打开数据文件夹', click: () => void shell.openPath(dataDir) },
      { type: 'separator' },
      { label: '退出', role: 'quit' },
    ],
  }
}

function editMenu(): MenuItemConstructorOptions {
  return {
    label: '编辑(&E)',
    submenu: [
      { label: '剪切', role: 'cut' },
      { label: '复制', role: 'copy' },
      { label: '粘贴', role: 'paste' },
      { label: '全选', role: 'selectAll' },
    ],
  }
}

function viewMenu(): MenuItemConstructorOptions {
  const development: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ type: 'separator' }, { label: '开发者工具', role: 'toggleDevTools' }]
  return {
    label: '视图(&V)',
    submenu: [
      { label: '重新载入界面', role: 'reload' },
      { type: 'separator' },
      { label: '放大', role: 'zoomIn' },
      { label: '缩小', role: 'zoomOut' },
      { label: '实际大小', role: 'resetZoom' },
      { type: 'separator' },
      { label: '全屏', role: 'togglefullscreen' },
      ...development,
    ],
  }
}

function helpMenu({ logDir }: MenuPlaces): MenuItemConstructorOptions {
  return {
    label: '帮助(&H)',
    submenu: [
      { label: '打开运行记录文件夹', click: () => void shell.openPath(logDir) },
      { label: '关于街道机构编制工作台', click: showAbout },
    ],
  }
}

function showAbout(): void {
  void dialog.showMessageBox({
    type: 'info',
    title: '关于',
    message: `街道机构编制工作台 ${app.getVersion()}`,
    detail: `全部数据保存在本机，不连接网络。\nElectron ${process.versions.electron}，Chromium ${process.versions.chrome}`,
    buttons: ['确定'],
  })
}
