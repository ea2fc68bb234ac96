import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

/** strace is in CI, where its absence is a failure; elsewhere the tests that need it are skipped. */
export const withTracing =
  process.platform === 'linux' &&
  (Boolean(process.env.CI) || spawnSync('strace', ['--seccomp-bpf', '-f', '-qq', 'true']).status === 0)
if (!withTracing)
  console.warn('strace is not there, or may not trace: the sockets of the app are not watched.')

/** A program that does what `program` does, and writes its network calls, and those of its children, to `log`. */
export function tracedProgram(program: string, log: string): string {
  const script = `${log}.sh`
  // -D: the program itself is our child and takes the signals, not the tracer.
  const strace = `strace -D -f --seccomp-bpf -qq -e trace=connect,bind,sendto,sendmsg,sendmmsg -o '${log}'`
  writeFileSync(script, `#!/bin/sh\nexec ${strace} '${program}' "$@"\n`, { mode: 0o755 })
  return script
}

/** The internet addresses in a log of `tracedProgram` that are not of this machine, each call once. */
export function callsBeyondLoopback(log: string): readonly string[] {
  const calls = readFileSync(log, 'utf8').match(/\w+\([^\n]*AF_INET6?,[^\n]*/g) ?? []
  const isLoopback = (call: string) =>
    /inet_addr\("127\./.test(call) || /inet_pton\(AF_INET6, "(::1|::ffff:127\.[\d.]+)"/.test(call)
  return [...new Set(calls.filter((call) => !isLoopback(call)))]
}
