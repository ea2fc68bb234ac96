import type { NavigateFunction } from 'react-router'
import { findingKinds } from '../../../domain/finding-kinds.ts'
import { retiringMonths, type TodoKind } from '../../../domain/reports/todos.ts'
import { showFindings } from '../../stores/view.ts'
import { powerStatusSigns, stateSigns } from '../../text.ts'

/** A kind of what waits: its name, its sign, what is done about it, and the way to the list of exactly these. */
interface TodoFacts {
  readonly kind: TodoKind
  readonly name: string
  readonly sign: string
  readonly tone?: 'over' | 'unverified'
  readonly unit: string
  readonly verb: string
  readonly open: (navigate: NavigateFunction) => void
}

const go = (path: string) => (navigate: NavigateFunction) => void navigate(path)

/** In the order in which a clerk takes them up: what is wrong, what has a date, what waits. */
export const todoFacts: readonly TodoFacts[] = [
  {
    kind: 'over',
    name: findingKinds.over,
    sign: stateSigns.over,
    tone: 'over',
    unit: '项',
    verb: '逐项查看',
    open: () => showFindings('over'),
  },
  {
    kind: 'dispositions',
    name: '并改未处置',
    sign: '▲',
    tone: 'over',
    unit: '项',
    verb: '去处置',
    open: go('/merger?view=list'),
  },
  {
    kind: 'unplaced',
    name: findingKinds.unplaced,
    sign: '→',
    unit: '人',
    verb: '去安置',
    open: go('/people?show=unplaced'),
  },
  {
    kind: 'rounds',
    name: '聘任轮次办理中',
    sign: '✎',
    unit: '轮',
    verb: '去办理',
    open: go('/appointments'),
  },
  {
    kind: 'terms',
    name: '聘期、合同、试用期到期',
    sign: '!',
    tone: 'unverified',
    unit: '人',
    verb: '看名单',
    open: go('/appointments?show=ending'),
  },
  {
    kind: 'retiring',
    name: `${retiringMonths} 个月内退休`,
    sign: '◷',
    unit: '人',
    verb: '看名单',
    open: go('/people?show=retiring'),
  },
  {
    kind: 'disputed',
    name: '权力事项有争议',
    sign: powerStatusSigns.disputed,
    tone: 'over',
    unit: '项',
    verb: '去协调',
    open: go('/powers?status=disputed'),
  },
  {
    kind: 'released',
    name: '权力事项待承接',
    sign: powerStatusSigns.released,
    unit: '项',
    verb: '去承接',
    open: go('/powers?status=released'),
  },
  {
    kind: 'warnings',
    name: findingKinds.warnings,
    sign: '!',
    tone: 'unverified',
    unit: '项',
    verb: '逐项查看',
    open: () => showFindings('warnings'),
  },
  {
    kind: 'numbers',
    name: findingKinds.numbers,
    sign: stateSigns.vacant,
    unit: '项',
    verb: '去填写',
    open: (navigate) => {
      showFindings('numbers')
      navigate('/ledger')
    },
  },
  {
    kind: 'unverified',
    name: findingKinds.unverified,
    sign: stateSigns.unverified,
    tone: 'unverified',
    unit: '项',
    verb: '逐项查看',
    open: () => showFindings('unverified'),
  },
  {
    kind: 'others',
    name: findingKinds.others,
    sign: stateSigns.vacant,
    unit: '项',
    verb: '逐项查看',
    open: () => showFindings('others'),
  },
]
