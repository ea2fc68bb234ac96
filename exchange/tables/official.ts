import { DomainError } from '../../domain/errors.ts'
import type { PaperSource } from '../../domain/exchange-port.ts'
import type { officialTables } from '../../domain/official-tables.ts'
import { contactsTable } from './contacts-table.ts'
import { departuresTable } from './departures-table.ts'
import { establishmentBook } from './establishment-book.ts'
import { historyBelowTable } from './history-below-table.ts'
import { leadingPostsTable } from './leading-posts-table.ts'
import { offEstablishmentTable } from './off-establishment-table.ts'
import { officeNumbersTable } from './office-numbers-table.ts'
import { officesTable } from './offices-table.ts'
import { overrunsTable } from './overruns-table.ts'
import { postGradesTable } from './post-grades-table.ts'
import { postsTable } from './posts-table.ts'
import { publicityTable } from './publicity-table.ts'
import { retirementsTable } from './retirements-table.ts'
import { staffChangesTable } from './staff-changes-table.ts'
import type { Table } from './table.ts'
import { termsEndingTable } from './terms-ending-table.ts'
import { unitRegisterTable } from './unit-register-table.ts'
import { vacanciesTable } from './vacancies-table.ts'
import { villageLiaisonsTable } from './village-liaisons-table.ts'
import { villageSheetsTable } from './village-sheets-table.ts'
import { villagesTable } from './villages-table.ts'

/** The tables of a paper: one, or one for each of its sheets. */
type TableMaker = (source: PaperSource, unitId: string | undefined) => Table | readonly Table[]

/** What makes each of the official tables. */
export const officialMakers: Readonly<Record<keyof typeof officialTables, TableMaker>> = {
  register: ({ model }, unitId) => unitRegisterTable(model, unitId),
  officeNumbers: ({ model }, unitId) => officeNumbersTable(model, unitId),
  leadingPosts: ({ model }, unitId) => leadingPostsTable(model, unitId),
  vacancies: ({ model }, unitId) => vacanciesTable(model, unitId),
  overruns: ({ model }, unitId) => overrunsTable(model, unitId),
  book: ({ model, historyOf }, unitId) => {
    if (!unitId || !historyOf)
      throw new DomainError('invalidInput', { message: '请选择机构。', field: 'unitId' })
    return establishmentBook(model, unitId, historyOf)
  },
  offices: ({ model }, unitId) => officesTable(model, unitId),
  historyBelow: ({ model, historyOf }, unitId) => historyBelowTable(model, historyOf, unitId),
  publicity: ({ model }, unitId) => publicityTable(model, unitId),
  staffChanges: ({ model, since }, unitId) => staffChangesTable(model, unitId, since),
  departures: ({ model, since }, unitId) => departuresTable(model, unitId, since),
  offEstablishment: ({ model }, unitId) => offEstablishmentTable(model, unitId),
  retirements: ({ model }, unitId) => retirementsTable(model, unitId),
  termsEnding: ({ model }, unitId) => termsEndingTable(model, unitId),
  contacts: ({ model }, unitId) => contactsTable(model, unitId),
  villages: ({ model, villagesBy }, unitId) => villagesTable(model, unitId, villagesBy),
  villageSheets: ({ model, villagesBy }, unitId) => villageSheetsTable(model, unitId, villagesBy),
  liaisons: ({ model, villagesBy }, unitId) => villageLiaisonsTable(model, unitId, villagesBy),
  posts: ({ model }, unitId) => postsTable(model, unitId),
  postGrades: ({ model }, unitId) => postGradesTable(model, unitId),
}
