import { lazy, Suspense } from 'react'
import { Navigate, Route, Routes } from 'react-router'
import { AppointmentsScreen } from './AppointmentsScreen.tsx'
import { Bands } from './Bands.tsx'
import { ChartScreen } from './ChartScreen.tsx'
import { CommandPalette } from './CommandPalette.tsx'
import { CompareScreen } from './CompareScreen.tsx'
import { DetailPanel } from './DetailPanel.tsx'
import { HistoryScreen } from './HistoryScreen.tsx'
import { HomeScreen } from './HomeScreen.tsx'
import { ImportScreen } from './ImportScreen.tsx'
import { JobsTray } from './JobsTray.tsx'
import { LedgerScreen } from './LedgerScreen.tsx'
import { MergerScreen } from './MergerScreen.tsx'
import { Navigation } from './Navigation.tsx'
import { OperatorsScreen } from './OperatorsScreen.tsx'
import { PayScreen } from './PayScreen.tsx'
import { PeopleScreen } from './PeopleScreen.tsx'
import { PerformanceScreen } from './PerformanceScreen.tsx'
import { PersonalScreen } from './PersonalScreen.tsx'
import { PlacementScreen } from './PlacementScreen.tsx'
import { PlansScreen } from './PlansScreen.tsx'
import { PowersScreen } from './PowersScreen.tsx'
import { PrintScreen } from './PrintScreen.tsx'
import { useReceivedPackage } from './plans/use-received-package.ts'
import { ReportsScreen } from './ReportsScreen.tsx'
import { RoomsScreen } from './RoomsScreen.tsx'
import { StatusBar } from './StatusBar.tsx'
import { useShortcuts } from './shortcuts.ts'
import { TopBar } from './TopBar.tsx'
import { useSignsOfLife } from './use-signs-of-life.ts'
import { VillagesScreen } from './VillagesScreen.tsx'
import styles from './Workbench.module.css'

/** Text and pictures that few need: not before they are asked for. */
const HandbookScreen = lazy(() =>
  import('./HandbookScreen.tsx').then((module) => ({ default: module.HandbookScreen })),
)

/**
 * The four regions of the window (interface.md), the same on every screen. Covered: it waits, as it was left, for
 * whoever signs in.
 */
export function Workbench({ covered }: { readonly covered: boolean }) {
  useShortcuts(!covered)
  useSignsOfLife()
  useReceivedPackage()
  return (
    <div className={`${styles.frame} ${covered ? styles.covered : ''}`}>
      <TopBar />
      <Bands />
      <Navigation />
      <main className={styles.main} id="main">
        <Routes>
          <Route path="/" element={<Navigate to="/chart" replace />} />
          <Route path="/home" element={<HomeScreen />} />
          <Route path="/chart" element={<ChartScreen />} />
          <Route path="/ledger" element={<LedgerScreen />} />
          <Route path="/people" element={<PeopleScreen />} />
          <Route path="/appointments" element={<AppointmentsScreen />} />
          <Route path="/villages" element={<VillagesScreen />} />
          <Route path="/powers" element={<PowersScreen />} />
          <Route path="/rooms" element={<RoomsScreen />} />
          <Route path="/plans" element={<PlansScreen />} />
          <Route path="/merger" element={<MergerScreen />} />
          <Route path="/placement" element={<PlacementScreen />} />
          <Route path="/compare" element={<CompareScreen />} />
          <Route path="/pay" element={<PayScreen />} />
          <Route path="/performance" element={<PerformanceScreen />} />
          <Route path="/import" element={<ImportScreen />} />
          <Route path="/reports" element={<ReportsScreen />} />
          <Route path="/print" element={<PrintScreen />} />
          <Route path="/history" element={<HistoryScreen />} />
          <Route path="/personal" element={<PersonalScreen />} />
          <Route path="/operators" element={<OperatorsScreen />} />
          <Route
            path="/handbook"
            element={
              <Suspense fallback={null}>
                <HandbookScreen />
              </Suspense>
            }
          />
          <Route path="*" element={<Navigate to="/chart" replace />} />
        </Routes>
      </main>
      <DetailPanel />
      <StatusBar />
      <JobsTray />
      <CommandPalette />
    </div>
  )
}
