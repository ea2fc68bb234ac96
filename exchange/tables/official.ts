import type { PaperSource } from '../../domain/exchange-port.ts'
import type { officialTables } from '../../domain/official-tables.ts'
import { leadingPostsTable } from './leading-posts-table.ts'
import { officeNumbersTable } from './office-numbers-table.ts'
import { officesTable } from './offices-table.ts'
import { overrunsTable } from './overruns-table.ts'
import { postGradesTable } from './post-grades-table.ts'
import { postsTable } from './posts-table.ts'
import type { Table } from './table.ts'
import { unitRegisterTable } from './unit-register-table.ts'
import { vacanciesTable } from './vacancies-table.ts'

/** The tables of a paper: one, or one for each of its sheets. */
type TableMaker = (source: PaperSource, unitId: string | undefined) => Table | readonly Table[]

/** What makes each of the official tables. */
export const officialMakers: Readonly<Record<keyof typeof officialTables, TableMaker>> = {
  register: ({ model }, unitId) => unitRegisterTable(model, unitId),
  officeNumbers: ({ model }, unitId) => officeNumbersTable(model, unitId),
  leadingPosts: ({ model }, unitId) => leadingPostsTable(model, unitId),
  vacancies: ({ model }, unitId) => vacanciesTable(model, unitId),
  overruns: ({ model }, unitId) => overrunsTable(model, unitId),
  offices: ({ model }, unitId) => officesTable(model, unitId),
  posts: ({ model }, unitId) => postsTable(model, unitId),
  postGrades: ({ model }, unitId) => postGradesTable(model, unitId),
}
