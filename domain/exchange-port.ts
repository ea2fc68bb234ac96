import type { TemplateColumn } from './column-template.ts'
import type { Day } from './day.ts'
import type { Model } from './model.ts'
import type { PaperPreview } from './paper.ts'
import type { PaperFontNames } from './paper-fonts.ts'
import type { PayChoice, PayPreview } from './pay-import.ts'
import type { PowerChoice, PowerPreview } from './power-import.ts'
import type { PowerContext } from './reports/power-context.ts'
import type { UnitHistory } from './reports/unit-history.ts'
import type { VillageCounting } from './reports/villages.ts'
import type { RosterChoice, RosterContext, RosterPreview } from './roster.ts'
import type { RoundChoice, RoundPreview } from './round-import.ts'
import type { ScoreChoice, ScorePreview } from './score-import.ts'
import type { StructureChoice, StructureContext, StructurePreview } from './structure.ts'
import type { WorkStep } from './work-step.ts'
import type { ExportRequest } from './workbook.ts'

/** A file as the backend hands it to a reader. */
export interface SourceFile {
  readonly bytes: Uint8Array
  readonly name: string
}

/** What the bytes of a picture say of it. */
export interface PictureShape {
  readonly mime: 'image/png' | 'image/jpeg'
  /** In pixels. */
  readonly width: number
  readonly height: number
}

/** What stands on a paper beside the figures. */
export interface PaperFacts {
  readonly preparedBy: string
  readonly operator: string
  /** The day whose state stands on it. */
  readonly today: string
  /** When it was made, to the minute. */
  readonly madeAt: string
  /** The name that the file is offered under. */
  readonly scopeName: string
  /** Whether it is put up for everybody to read: nothing on it says 内部资料 then. */
  readonly posted?: boolean
  readonly fonts: PaperFontNames
}

/** What a paper is made from. */
export interface PaperSource {
  readonly model: Model
  /** The first day of the period of a table of changes, where one was chosen. */
  readonly since?: Day | undefined
  /** The people whom a document is about, where they were chosen. */
  readonly personIds?: readonly string[] | undefined
  /** The posts that a document is about, where they were chosen. */
  readonly postIds?: readonly string[] | undefined
  /** Who the villages count for, in the tables of villages. */
  readonly villagesBy?: VillageCounting | undefined
  /** The 考核周期 that was chosen, for the papers of 绩效考核. */
  readonly assessmentPeriodId?: string | undefined
  /** The 聘任轮次 that was chosen, for the papers of a round. */
  readonly roundId?: string | undefined
  /** 机构沿革表 comes from the ledger, which only the backend has. */
  readonly history?: UnitHistory | undefined
  /** The 沿革 of any other unit, for papers that tell of several. */
  readonly historyOf?: ((unitId: string) => UnitHistory) | undefined
  /** The columns of the 栏目样式 that was asked for; absent: the official form. */
  readonly columns?: readonly TemplateColumn[] | undefined
  /** The two sides, for the papers of a plan; `model` is the later one. */
  readonly compared?: ComparedSides | undefined
}

export interface ComparedSides {
  readonly before: Model
  readonly after: Model
  readonly beforeTitle: string
  readonly afterTitle: string
}

/** What an 交换包 says of itself before it is unpacked: whose workbook it is, and where in the ledger it stands. */
export interface PackageFacts {
  readonly workbookId: string
  readonly name: string
  readonly author: string
  readonly createdAt: string
  readonly baseSeq: number
  readonly baseHash: string
  readonly headSeq: number
  readonly headHash: string
}

/**
 * What the backend needs of the outside world's formats. `db/` may not import `exchange/`;
 * the shells put the two together in one line each.
 */
export interface ExchangePort {
  /** Errors: fileEmpty, fileEncrypted, fileTruncated, fileUnsupported, fileTooLarge. */
  previewRoster(file: SourceFile, choice: RosterChoice, context: RosterContext): Promise<RosterPreview>
  /** The same rows as .xlsx with the faulty cells marked. */
  rosterErrors(file: SourceFile, choice: RosterChoice, context: RosterContext): Promise<Uint8Array>
  /** Errors: as previewRoster. */
  previewStructure(
    file: SourceFile,
    choice: StructureChoice,
    context: StructureContext,
  ): Promise<StructurePreview>
  structureErrors(file: SourceFile, choice: StructureChoice, context: StructureContext): Promise<Uint8Array>
  /** 空白模板: the columns that the structure import reads, with a sheet that explains them. */
  structureTemplate(): Promise<Uint8Array>
  /** As `previewRoster`, for a 行政权力清单. */
  previewPowers(file: SourceFile, choice: PowerChoice, context: PowerContext): Promise<PowerPreview>
  powerErrors(file: SourceFile, choice: PowerChoice, context: PowerContext): Promise<Uint8Array>
  /** As `previewRoster`, for a sheet of pay. */
  previewPay(file: SourceFile, choice: PayChoice, model: Model): Promise<PayPreview>
  payErrors(file: SourceFile, choice: PayChoice, model: Model): Promise<Uint8Array>
  /** As `previewRoster`, for filled-in 考核计分表: all sheets of the file that carry the code column. */
  previewScores(file: SourceFile, choice: ScoreChoice, model: Model): Promise<ScorePreview>
  scoreErrors(file: SourceFile, choice: ScoreChoice, model: Model): Promise<Uint8Array>
  /** As `previewRoster`, for a filled-in 报名表 of a 聘任轮次. */
  previewRound(file: SourceFile, choice: RoundChoice, model: Model): Promise<RoundPreview>
  roundErrors(file: SourceFile, choice: RoundChoice, model: Model): Promise<Uint8Array>
  /** Writes a table or paper to a path; the number of its rows. Errors: cancelled, where the step says so. */
  exportTable(
    path: string,
    source: PaperSource,
    request: Pick<ExportRequest, 'table' | 'format' | 'unitId'>,
    facts: PaperFacts,
    step?: WorkStep,
  ): Promise<number>
  /** The same table or paper for the screen. */
  previewTable(
    source: PaperSource,
    request: Pick<ExportRequest, 'table' | 'unitId'>,
    facts: PaperFacts,
  ): Promise<PaperPreview>
  /** Errors: fileEmpty, fileTooLarge, fileTruncated, fileUnsupported. */
  readPictureShape(file: SourceFile): Promise<PictureShape>
  /** Packs a workbook file; encrypted where a passphrase is given. */
  writePackage(workbook: Uint8Array, facts: PackageFacts, passphrase?: string): Promise<Uint8Array>
  /** Errors: fileUnsupported, packageDamaged, packagePassphrase. */
  readPackage(
    bytes: Uint8Array,
    passphrase?: string,
  ): Promise<{ readonly facts: PackageFacts; readonly bytes: Uint8Array }>
}
