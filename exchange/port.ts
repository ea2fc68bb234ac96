import type { ExchangePort } from '../domain/exchange-port.ts'
export const exchangePort = {} as ExchangePort
