// node killed-migration.ts FILE AT: brings a workbook up to date and is killed after so many of the migration's
// statements, or before its last word; from outside, a process that dies there.
import Database from 'better-sqlite3'
import { openConnection } from '../../db/connection.ts'
import { migrate } from '../../db/migrate.ts'

const [path = '', at = ''] = process.argv.slice(2)
const die = () => process.kill(process.pid, 'SIGKILL')
const db = openConnection(path, { mustExist: true })
const { exec, pragma } = Database.prototype
let done = 0

db.exec = (sql) => {
  exec.call(db, sql)
  done += 1
  if (done === Number(at)) die()
  return db
}
db.pragma = (source, options) => {
  const answer: unknown = pragma.call(db, source, options)
  // The version is the last that a migration writes.
  if (at === 'last' && source.startsWith('user_version =')) die()
  return answer
}
migrate(db)
