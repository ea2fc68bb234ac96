import type { z } from 'zod'
import { appointmentRow } from './appointment.ts'
import { appointmentRoundRow, roundApplicationRow, roundPostRow } from './appointment-round.ts'
import { assessmentPeriodRow, indicatorPickRow, scoreRow } from './assessment.ts'
import { buildingRow } from './building.ts'
import { documentRow } from './document.ts'
import { floorRow } from './floor.ts'
import { gridCellRow } from './grid-cell.ts'
import { indicatorRow } from './indicator.ts'
import { jurisdictionRow } from './jurisdiction.ts'
import { labourContractRow } from './labour-contract.ts'
import { lineageRow } from './lineage.ts'
import { occupancyRow } from './occupancy.ts'
import { payRow } from './pay.ts'
import { personRow } from './person.ts'
import { plateRow } from './plate.ts'
import { positionRow } from './position.ts'
import { postRow } from './post.ts'
import { powerBatchRow, powerLawChangeRow, powerOfficeRow, powerRow, powerVersionRow } from './power.ts'
import { powerCategoryRow } from './power-category.ts'
import { quotaRow } from './quota.ts'
import { roomRow } from './room.ts'
import { settingRow } from './setting.ts'
import { unitRelationRow, unitRow } from './unit.ts'
import { villageCodeRow, villageRow } from './village.ts'
import { villageCadreRow } from './village-cadre.ts'
import { villageLiaisonRow } from './village-liaison.ts'
import { wishRow } from './wish.ts'

/** Every table of the model and the schema of its rows, in an order in which rows can be inserted. */
export const tables = {
  setting: settingRow,
  document: documentRow,
  unit: unitRow,
  unitRelation: unitRelationRow,
  plate: plateRow,
  quota: quotaRow,
  post: postRow,
  person: personRow,
  position: positionRow,
  appointment: appointmentRow,
  labourContract: labourContractRow,
  village: villageRow,
  villageCode: villageCodeRow,
  jurisdiction: jurisdictionRow,
  villageLiaison: villageLiaisonRow,
  villageCadre: villageCadreRow,
  gridCell: gridCellRow,
  wish: wishRow,
  lineage: lineageRow,
  building: buildingRow,
  floor: floorRow,
  room: roomRow,
  occupancy: occupancyRow,
  powerCategory: powerCategoryRow,
  powerBatch: powerBatchRow,
  power: powerRow,
  powerOffice: powerOfficeRow,
  powerLawChange: powerLawChangeRow,
  powerVersion: powerVersionRow,
  indicator: indicatorRow,
  assessmentPeriod: assessmentPeriodRow,
  indicatorPick: indicatorPickRow,
  score: scoreRow,
  appointmentRound: appointmentRoundRow,
  roundPost: roundPostRow,
  roundApplication: roundApplicationRow,
  pay: payRow,
} as const

export type TableName = keyof typeof tables
export type RowOf<T extends TableName> = Readonly<z.infer<(typeof tables)[T]>>
export const tableNames = Object.keys(tables) as readonly TableName[]

/** What an operation left behind of one row; null where the row is gone. */
export type RowChange = {
  [T in TableName]: { readonly table: T; readonly id: string; readonly row: RowOf<T> | null }
}[TableName]

/** All rows of a workbook, as the snapshot at open carries them. */
export type TableRows = { readonly [T in TableName]: readonly RowOf<T>[] }
