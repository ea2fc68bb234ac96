import { pageSize, type ScenePage } from '../scene/pages.ts'
import { millimetresPerPoint, type Scene, type SceneText } from '../scene/scene.ts'
import type { PreflightLine } from './preflight.ts'

/** Below this many points type is hard to read at arm's length (quality.md, Paper). */
const leastPoints = 9
/** A whole 身份证号 or telephone number; masked ones have stars in them. */
const personalNumber = /(?<!\d)(?:\d{17}[\dXx]|1[3-9]\d{9}|0\d{2,3}-?\d{7,8})(?!\d)|住址/
const papers = ['A4', 'A3'] as const
const orientations = { landscape: '横向', portrait: '纵向' } as const

/** What the drawing of a page says; pages of one wall chart share it. */
interface SceneFacts {
  /** In millimetres, before the drawing is scaled to its page; null where it has no type. */
  readonly smallest: number | null
  readonly isPersonal: boolean
}

/** 体检 of drawings and signs before they are printed. It refuses nothing. */
export function preflightPages(pages: readonly ScenePage[]): PreflightLine[] {
  const known = new Map<Scene, SceneFacts>()
  const facts = pages.map(({ scene, place }) => {
    const own = known.get(scene) ?? factsOf(scene)
    known.set(scene, own)
    return { points: own.smallest === null ? null : (own.smallest * place.scale) / millimetresPerPoint, own }
  })
  return [
    paperLine(pages),
    typeLine(facts.map(({ points }) => points)),
    personalLine(facts.map(({ own }) => own)),
  ]
}

function textsOf({ groups }: Scene): SceneText[] {
  return groups.flatMap(({ items }) => items.flatMap((item) => (item.kind === 'text' ? [item] : [])))
}

function factsOf(scene: Scene): SceneFacts {
  const texts = textsOf(scene)
  return {
    smallest: texts.reduce<number | null>((least, { size }) => Math.min(least ?? size, size), null),
    isPersonal: texts.some(({ content }) => personalNumber.test(content)),
  }
}

function paperLine(pages: readonly ScenePage[]): PreflightLine {
  const counts = new Map<string, number>()
  for (const page of pages) counts.set(paperName(page), (counts.get(paperName(page)) ?? 0) + 1)
  const named = [...counts].map(([name, count]) => `${name} ${count} 页`).join('、')
  return counts.size > 1
    ? { state: 'ask', sentence: `纸张不止一种：${named}，打印前请分别装纸。` }
    : { state: 'ok', sentence: `纸张：${named}。` }
}

function paperName({ width, height }: ScenePage): string {
  for (const paper of papers) {
    for (const orientation of ['landscape', 'portrait'] as const) {
      const [w, h] = pageSize(paper, orientation)
      if (w === width && h === height) return `${paper} ${orientations[orientation]}`
    }
  }
  return `${Math.round(width)}×${Math.round(height)} 毫米`
}

function typeLine(points: readonly (number | null)[]): PreflightLine {
  // Millimetres become points with a rest: 9.0 drawn as 8.999 is 9.
  const small = points.flatMap((size, at) =>
    size !== null && size < leastPoints - 0.05 ? [{ at, size }] : [],
  )
  const [first] = small
  if (!first) return { state: 'ok', sentence: `最小字不小于 ${leastPoints} 磅。` }
  const least = Math.min(...small.map(({ size }) => size))
  return {
    state: 'warn',
    sentence: `${small.length} 页有小于 ${leastPoints} 磅的字（第 ${first.at + 1} 页起，最小 ${least.toFixed(1)} 磅），可改大纸张、缩小范围或另选分页。`,
  }
}

function personalLine(facts: readonly SceneFacts[]): PreflightLine {
  const at = facts.findIndex(({ isPersonal }) => isPersonal)
  return at < 0
    ? { state: 'ok', sentence: '没有身份证号、电话、住址。' }
    : { state: 'warn', sentence: `第 ${at + 1} 页印有完整的身份证号、电话或住址，张贴前请核对。` }
}
