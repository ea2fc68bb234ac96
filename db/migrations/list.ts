import type { Migration } from '../migrate.ts'
import { workbook } from './001-workbook.ts'
import { plans } from './002-plans.ts'
import { villageLiaisons } from './003-village-liaisons.ts'
import { rooms } from './004-rooms.ts'
import { powers } from './005-powers.ts'
import { performance } from './006-performance.ts'
import { villageSheets } from './007-village-sheets.ts'
import { closedPeriods } from './008-closed-periods.ts'
import { contracts } from './009-contracts.ts'
import { personalKeys } from './010-personal-keys.ts'
import { appointmentRounds } from './011-appointment-rounds.ts'
import { pay } from './012-pay.ts'
import { north } from './013-north.ts'
import { operators } from './014-operators.ts'
import { sealedPay } from './015-sealed-pay.ts'

/** Every migration in order. A shipped one never changes. */
export const migrations: readonly Migration[] = [
  workbook,
  plans,
  villageLiaisons,
  rooms,
  powers,
  performance,
  villageSheets,
  closedPeriods,
  contracts,
  personalKeys,
  appointmentRounds,
  pay,
  north,
  operators,
  sealedPay,
]
