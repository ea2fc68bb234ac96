import type { Model } from '../../../domain/model.ts'
import type { Progress } from '../../../domain/scene/atlas.ts'
import type { Orientation, PageFacts, Paper, ScenePage } from '../../../domain/scene/pages.ts'
import type { MarginKind, Sheet } from '../../../domain/scene/sheet.ts'

/** The groups of the list at the left, in its order. */
export const printGroups = ['机构', '村居', '办公用房', '标牌'] as const

/** What the clerk chose for a product: by field, as text; several are parted by commas, a switch is `on` or nothing. */
export type PrintChoice = Readonly<Record<string, string>>

interface FieldBase {
  readonly key: string
  readonly label: string
  /** What is taken until the clerk chooses. */
  readonly initial: string
}

/** A choice of a product, as the bar above the preview offers it. */
export type ChoiceField = FieldBase &
  (
    | { readonly kind: 'one' | 'many'; readonly options: readonly ChoiceOption[] }
    | { readonly kind: 'number'; readonly min: number; readonly max: number; readonly unit: string }
    | { readonly kind: 'switch' }
  )

export interface ChoiceOption {
  readonly value: string
  readonly label: string
}

/** What stands in the workbook beside the model. */
export interface PrintBeside {
  /** Scanned plans as `data:` addresses by their hash, where read. */
  readonly pictures: Readonly<Record<string, string>>
  /** The first characters of the ledger's head hash. */
  readonly version: string
  /** Who stands on the paper as its maker; may be empty. */
  readonly operator: string
}

/** Makes pages in steps of a few milliseconds; says after each how far it is. */
export type PageWork = Generator<Progress, readonly ScenePage[]>

/** One kind of paper. A new one is a file beside this one and a line in `products.ts`. */
export interface PrintProduct {
  readonly id: string
  readonly label: string
  readonly group: (typeof printGroups)[number]
  /** One sentence: what it is for. */
  readonly hint: string
  /** What can be chosen; depends on what the workbook holds, and on what is chosen already. */
  readonly choices: (model: Model, choice: PrintChoice) => readonly ChoiceField[]
  /**
   * The pages as they are printed, in millimetres; none where there is nothing to print. Where they may be many, a
   * generator makes them step by step, so that the window stays free.
   */
  readonly pages: (model: Model, choice: PrintChoice, beside: PrintBeside) => readonly ScenePage[] | PageWork
  /** The file's name without day and extension. */
  readonly fileName: (model: Model, choice: PrintChoice) => string
  /** What to do where there are no pages. */
  readonly empty: string
}

/** The choice with what is not chosen yet, or no longer there, as the fields begin. */
export function completeChoice(product: PrintProduct, model: Model, chosen: PrintChoice): PrintChoice {
  const fields = product.choices(model, chosen)
  return Object.fromEntries(fields.map((field) => [field.key, validValue(field, chosen[field.key])]))
}

function validValue(field: ChoiceField, value: string | undefined): string {
  if (value === undefined) return field.initial
  if (field.kind === 'one')
    return field.options.some((option) => option.value === value) ? value : field.initial
  return value
}

export const paperField: ChoiceField = {
  key: 'paper',
  label: '纸张',
  kind: 'one',
  initial: 'A3',
  options: [
    { value: 'A3', label: 'A3' },
    { value: 'A4', label: 'A4' },
  ],
}

export const orientationField: ChoiceField = {
  key: 'orientation',
  label: '方向',
  kind: 'one',
  initial: 'landscape',
  options: [
    { value: 'landscape', label: '横向' },
    { value: 'portrait', label: '纵向' },
  ],
}

/** Paper and orientation as `paperField` and `orientationField` offer them. */
export function sheetOf(choice: PrintChoice): { readonly paper: Paper; readonly orientation: Orientation } {
  return {
    paper: choice.paper === 'A4' ? 'A4' : 'A3',
    orientation: choice.orientation === 'portrait' ? 'portrait' : 'landscape',
  }
}

export const marginField = {
  key: 'margins',
  label: '页边',
  kind: 'one',
  initial: 'normal',
  options: [
    { value: 'narrow', label: '窄边' },
    { value: 'normal', label: '常规边' },
    { value: 'bound', label: '左侧装订' },
  ],
} as const satisfies ChoiceField

/** Paper, orientation and margins as the three fields offer them. */
export function marginedSheetOf(choice: PrintChoice): Sheet {
  const margins = (marginField.options.find(({ value }) => value === choice.margins)?.value ??
    'normal') as MarginKind
  return { ...sheetOf(choice), margins }
}

/** What the title block of every page says of the workbook. */
export function pageFactsOf(model: Model, { operator }: Pick<PrintBeside, 'operator'>): PageFacts {
  return {
    title: '',
    preparedBy: model.setting('preparedBy'),
    date: model.asOf,
    operator,
    sample: model.setting('sample') === 'on',
  }
}

/** The units that a drawing can begin at; the value of the whole workbook is empty. */
export function scopeField(model: Model): ChoiceField {
  const units = [...model.rows.unit.values()]
    .filter((unit) => unit.kind !== 'external' && model.isOpen(unit))
    .map((unit) => {
      const parent = model.get('unit', unit.parentId)?.name
      return {
        value: unit.id,
        label: unit.kind === 'office' && parent ? `${parent} ${unit.name}` : unit.name,
      }
    })
  return {
    key: 'scope',
    label: '范围',
    kind: 'one',
    initial: '',
    options: [{ value: '', label: '全部机构' }, ...units],
  }
}
