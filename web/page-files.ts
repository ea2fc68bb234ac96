import { readFile } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'

/** Nothing but our own files. antd writes its styles into the page, hence unsafe-inline for styles; never for scripts. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
}

export interface PageFile {
  readonly body: Uint8Array<ArrayBuffer>
  readonly headers: Readonly<Record<string, string>>
}

/** A file of the built renderer by its URL path, with the headers that both shells give it; null where there is none. */
export async function readPageFile(rendererDir: string, urlPath: string): Promise<PageFile | null> {
  const path = pathInside(rendererDir, urlPath)
  const type = path && types[extname(path)]
  if (!path || !type) return null
  try {
    const body = new Uint8Array(await readFile(path))
    return {
      body,
      headers: {
        'content-type': type,
        'content-security-policy': contentSecurityPolicy,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cache-control': 'no-store',
      },
    }
  } catch {
    return null
  }
}

/** The file path that a URL path means, null where it would leave the folder. */
function pathInside(folder: string, urlPath: string): string | null {
  let name: string
  try {
    name = decodeURIComponent(urlPath)
  } catch {
    return null
  }
  if (name.includes('\0') || name.includes('\\')) return null
  const root = normalize(folder + sep)
  const path = join(root, name === '/' ? 'index.html' : name)
  return path.startsWith(root) ? path : null
}
