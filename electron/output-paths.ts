import { randomUUID } from 'node:crypto'

/** Where outputs go and went. The page holds tokens; only main knows the paths. */
const paths = new Map<string, string>()

export function rememberOutput(path: string): string {
  const token = randomUUID()
  paths.set(token, path)
  return token
}

export function outputPath(token: string): string | null {
  return paths.get(token) ?? null
}
