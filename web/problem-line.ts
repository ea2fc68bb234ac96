/** A line for the log: what failed, of which kind and where. Never an error's text, which may quote what a clerk typed. */
export function problemLine(what: string, error?: unknown): string {
  if (!(error instanceof Error)) return what
  const { code } = error as NodeJS.ErrnoException
  const place = error.stack?.split('\n').find((line) => line.startsWith('    at ')) ?? ''
  return [what, error.name, code, place.trim()].filter(Boolean).join(' ')
}
