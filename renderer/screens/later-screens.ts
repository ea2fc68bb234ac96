import { type ComponentType, type LazyExoticComponent, lazy, useEffect, useState } from 'react'

const loads: (() => Promise<unknown>)[] = []

/** A component with a file of its own, read at its first use or once the first screen stands, whichever is earlier. */
function later<N extends string, P extends object>(
  name: N,
  load: () => Promise<Readonly<Record<N, ComponentType<P>>>>,
): LazyExoticComponent<ComponentType<P>> {
  loads.push(load)
  return lazy<ComponentType<P>>(async () => ({ default: (await load())[name] }))
}

/** What is typed into brings the pinyin of every character. */
export const CommandPalette = later('CommandPalette', () => import('./CommandPalette.tsx'))
export const MoveTo = later('MoveTo', () => import('./MoveTo.tsx'))

/** Every screen but the chart: the window begins with that one, and does not wait for the others. */
export const laterScreens: Readonly<Record<string, LazyExoticComponent<ComponentType>>> = {
  home: later('HomeScreen', () => import('./HomeScreen.tsx')),
  ledger: later('LedgerScreen', () => import('./LedgerScreen.tsx')),
  people: later('PeopleScreen', () => import('./PeopleScreen.tsx')),
  appointments: later('AppointmentsScreen', () => import('./AppointmentsScreen.tsx')),
  villages: later('VillagesScreen', () => import('./VillagesScreen.tsx')),
  powers: later('PowersScreen', () => import('./PowersScreen.tsx')),
  rooms: later('RoomsScreen', () => import('./RoomsScreen.tsx')),
  plans: later('PlansScreen', () => import('./PlansScreen.tsx')),
  merger: later('MergerScreen', () => import('./MergerScreen.tsx')),
  placement: later('PlacementScreen', () => import('./PlacementScreen.tsx')),
  compare: later('CompareScreen', () => import('./CompareScreen.tsx')),
  pay: later('PayScreen', () => import('./PayScreen.tsx')),
  performance: later('PerformanceScreen', () => import('./PerformanceScreen.tsx')),
  import: later('ImportScreen', () => import('./ImportScreen.tsx')),
  reports: later('ReportsScreen', () => import('./ReportsScreen.tsx')),
  print: later('PrintScreen', () => import('./PrintScreen.tsx')),
  history: later('HistoryScreen', () => import('./HistoryScreen.tsx')),
  personal: later('PersonalScreen', () => import('./PersonalScreen.tsx')),
  operators: later('OperatorsScreen', () => import('./OperatorsScreen.tsx')),
  handbook: later('HandbookScreen', () => import('./HandbookScreen.tsx')),
}

/** Reads the rest while the window has nothing else to do, one file at a time; answers whether all are there. */
export function useTheRest(): boolean {
  const [isThere, setIsThere] = useState(false)
  useEffect(() => {
    let isOver = false
    const idle = () => new Promise<void>((done) => requestIdleCallback(() => done(), { timeout: 2000 }))
    const readAll = async () => {
      for (const load of loads) {
        await idle()
        if (isOver) return
        // One that fails now is asked for again where it is needed, and told there.
        await load().catch(() => undefined)
      }
      setIsThere(true)
    }
    void readAll()
    return () => {
      isOver = true
    }
  }, [])
  return isThere
}
