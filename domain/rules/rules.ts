import { appointmentMode, termEnd } from './appointment-terms.ts'
import { personalIndicatorParent, scoreInRange, weightsComplete } from './assessment.ts'
import { capsAllotted } from './caps-allotted.ts'
import { capsHeld } from './caps-held.ts'
import { personDates, postDates, unitDates, villageDates } from './dates-in-order.ts'
import { duplicateIdNumbers } from './duplicate-id-numbers.ts'
import { idNumbers } from './id-numbers.ts'
import { mixedEstablishment } from './mixed-establishment.ts'
import { offEstablishment } from './off-establishment.ts'
import { oneEstablishment, oneMainPost } from './one-person-once.ts'
import { openNumbers, unverifiedUnits, unverifiedVillages } from './open-facts.ts'
import { departedPerson, placeExists, postOfUnit, unplacedPerson } from './person-places.ts'
import { plateDoubled } from './plate-doubled.ts'
import { endedPost, postHeadcount } from './post-holders.ts'
import { powerFlow, powerHolder, powerLoad, powerOnce, powerTakenUp } from './powers.ts'
import { probationLength } from './probation.ts'
import { quotaDocuments } from './quota-documents.ts'
import { retirementReached } from './retirement-reached.ts'
import { leftInRoom, roomsPerPerson } from './room-people.ts'
import { emptyRoom, overfullRoom, overlappingRooms, roomArea } from './room-space.ts'
import type { Rule } from './rule.ts'
import { seatsLaidOut } from './seats-laid-out.ts'
import { standardStructure } from './standard-structure.ts'
import { abolishedUnit, unitAncestry } from './unit-structure.ts'
import {
  administeredBasis,
  jurisdictionOfEndedUnit,
  villageAdministrators,
} from './village-administrators.ts'

/** Every rule, in the order in which the 问题 panel lists what they find. */
export const rules: readonly Rule[] = [
  capsHeld,
  capsAllotted,
  seatsLaidOut,
  quotaDocuments,
  mixedEstablishment,
  offEstablishment,
  oneEstablishment,
  oneMainPost,
  postHeadcount,
  postOfUnit,
  placeExists,
  endedPost,
  departedPerson,
  unitAncestry,
  abolishedUnit,
  plateDoubled,
  idNumbers,
  duplicateIdNumbers,
  unitDates,
  postDates,
  personDates,
  villageDates,
  villageAdministrators,
  administeredBasis,
  jurisdictionOfEndedUnit,
  powerTakenUp,
  powerOnce,
  powerHolder,
  powerFlow,
  powerLoad,
  weightsComplete,
  personalIndicatorParent,
  scoreInRange,
  standardStructure,
  termEnd,
  probationLength,
  retirementReached,
  unplacedPerson,
  appointmentMode,
  roomArea,
  overfullRoom,
  overlappingRooms,
  roomsPerPerson,
  leftInRoom,
  emptyRoom,
  openNumbers,
  unverifiedUnits,
  unverifiedVillages,
]
