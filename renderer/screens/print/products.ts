import { atlas } from './atlas.ts'
import { floorIndex, floorPlan } from './floor-plans.ts'
import { orgChart } from './org-chart.ts'
import { doorPlates, postPlates, tentCards, whereaboutsPlates } from './plates.ts'
import type { PrintProduct } from './product.ts'
import { villageMap } from './village-map.ts'
import { wallChart } from './wall-chart.ts'

/** Every paper that the 打印 screen offers, in the order of its list. */
export const printProducts: readonly PrintProduct[] = [
  orgChart,
  atlas,
  wallChart,
  villageMap,
  floorPlan,
  floorIndex,
  doorPlates,
  postPlates,
  whereaboutsPlates,
  tentCards,
]
