import { join } from 'node:path'
import { app } from 'electron'
import log from 'electron-log/main'

/** The log of main: call names, codes and durations. No argument of a call is ever written: it may be somebody's data. */
export function openLog(folder: string): (line: string) => void {
  log.transports.file.resolvePathFn = () => join(folder, 'main.log')
  // Renamed to main.old.log when full: the two together are all that is kept.
  log.transports.file.maxSize = 1024 * 1024
  log.transports.console.level = app.isPackaged ? false : 'warn'
  log.errorHandler.startCatching({ showDialog: app.isPackaged })
  return (line) => log.info(line)
}
