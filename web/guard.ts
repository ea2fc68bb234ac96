import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

/** Who may talk to the server: the one browser that was opened with the address printed at the start. */
export class Guard {
  /** Stands in the printed address. */
  readonly token: string
  private readonly port: number
  /** Stands in the cookie; another secret than the token, which may linger in a terminal or a history. */
  private readonly session = secret()

  constructor(token: string, port: number) {
    this.token = token
    this.port = port
  }

  get origin(): string {
    return `http://${this.host}`
  }

  private get host(): string {
    return `127.0.0.1:${this.port}`
  }

  /** Cookies know no port: the port in the name keeps two workbenches on one machine apart. */
  private get cookieName(): string {
    return `workbench-${this.port}`
  }

  /** A foreign Host is how a rebound DNS name shows itself; a foreign Origin, a page of somebody else. */
  isOwnAddress(request: IncomingMessage): boolean {
    const { host, origin } = request.headers
    const site = request.headers['sec-fetch-site']
    if (host !== this.host) return false
    if (origin !== undefined && origin !== this.origin) return false
    if (request.method !== 'GET' && origin !== this.origin) return false
    return request.method === 'GET' || site === undefined || site === 'same-origin'
  }

  isToken(token: string): boolean {
    return sameSecret(token, this.token)
  }

  hasSession(request: IncomingMessage): boolean {
    const cookies = (request.headers.cookie ?? '').split(/;\s*/)
    return cookies.some((cookie) => {
      const [name, value] = cookie.split('=')
      return name === this.cookieName && value !== undefined && sameSecret(value, this.session)
    })
  }

  sessionCookie(): string {
    return `${this.cookieName}=${this.session}; Path=/; HttpOnly; SameSite=Strict`
  }
}

/** 256 random bits, as text for a URL. */
export function secret(): string {
  return randomBytes(32).toString('base64url')
}

function sameSecret(given: string, own: string): boolean {
  const a = Buffer.from(given)
  const b = Buffer.from(own)
  return a.length === b.length && timingSafeEqual(a, b)
}
