// Loaded into a process under test by NODE_OPTIONS: on SIGUSR2 it clears its memory and writes what it holds then.
const { readdirSync, readlinkSync, renameSync, writeFileSync } = require('node:fs')
const { setFlagsFromString } = require('node:v8')
const { runInNewContext } = require('node:vm')

const file = process.env.SOAK_MEMORY_FILE
setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc')

/** What a handle leads to; the one by which the list itself was read is gone again. */
function targetOf(handle) {
  try {
    return readlinkSync(`/proc/self/fd/${handle}`)
  } catch {
    return ''
  }
}

if (file && process.argv[1]?.endsWith('main.cjs')) {
  writeFileSync(`${file}.pid`, String(process.pid))
  process.on('SIGUSR2', () => {
    collect()
    collect()
    const { heapUsed, external, rss } = process.memoryUsage()
    const open = readdirSync('/proc/self/fd').map(targetOf)
    const files = open.filter((target) => target.startsWith('/')).length
    const connections = open.filter((target) => target.startsWith('socket:')).length
    // Whole or not at all: the test waits for the name.
    writeFileSync(`${file}.part`, JSON.stringify({ heapUsed, external, rss, files, connections }))
    renameSync(`${file}.part`, file)
  })
}
