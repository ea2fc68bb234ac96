import { type Fate, fateNames } from '../../../domain/lineage.ts'
import type { MatrixKind } from '../../../domain/merger/matrix.ts'

/** The sign of a fate beside its word, on the screen and in print. */
const fateSigns: Readonly<Record<Fate, string>> = {
  keep: '＝',
  rename: '≈',
  mergeInto: '⇒',
  split: '⋔',
  transfer: '→',
  abolish: '✕',
  addPlate: '＋',
}

export const fateMark = (fate: Fate) => `${fateSigns[fate]}${fateNames[fate]}`

/** One character for each kind, for the narrow cells of the matrix. */
export const kindMarks: Readonly<Record<MatrixKind, string>> = {
  unit: '机构',
  plate: '牌',
  post: '岗',
  person: '人',
  duty: '责',
  village: '村',
}

export const kindNames: Readonly<Record<MatrixKind, string>> = {
  unit: '机构',
  plate: '牌子',
  post: '岗位',
  person: '人员',
  duty: '职责',
  village: '村居',
}

/** 岗位 2 个、职责 3 项 …, of what is there. */
export function countsText(counts: readonly { readonly kind: MatrixKind; readonly count: number }[]): string {
  return counts.map(({ kind, count }) => `${kindNames[kind]} ${count}`).join('、')
}
