import type { Finding } from '../../../domain/finding.ts'
import type { Model } from '../../../domain/model.ts'
import { evaluate } from '../../../domain/rules/evaluate.ts'

/** What all rules find under one code. */
export function found(model: Model, code: string): Finding[] {
  return evaluate(model, 'all').filter((finding) => finding.code === code)
}

/** The codes found, of those that a test is about, each once. */
export function codesOf(model: Model, among: readonly string[]): string[] {
  const codes = evaluate(model, 'all').map(({ code }) => code)
  return among.filter((code) => codes.includes(code))
}
