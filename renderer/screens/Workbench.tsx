import { Suspense } from 'react'
import { Navigate, Route, Routes, useLocation } from 'react-router'
import { FaultBoundary } from '../controls/FaultBoundary.tsx'
import { useView } from '../stores/view.ts'
import { Bands } from './Bands.tsx'
import { ChartScreen } from './ChartScreen.tsx'
import { DetailPanel } from './DetailPanel.tsx'
import { JobsTray } from './JobsTray.tsx'
import { CommandPalette, laterScreens, useTheRest } from './later-screens.ts'
import { Navigation } from './Navigation.tsx'
import { useReceivedPackage } from './plans/use-received-package.ts'
import { StatusBar } from './StatusBar.tsx'
import { useShortcuts } from './shortcuts.ts'
import { TopBar } from './TopBar.tsx'
import { useSignsOfLife } from './use-signs-of-life.ts'
import styles from './Workbench.module.css'

/**
 * The four regions of the window (interface.md), the same on every screen. Covered: it waits, as it was left, for
 * whoever signs in.
 */
export function Workbench({ covered }: { readonly covered: boolean }) {
  useShortcuts(!covered)
  useSignsOfLife()
  useReceivedPackage()
  const { pathname } = useLocation()
  const selection = useView((state) => state.selection)
  const isAllThere = useTheRest()
  const isPaletteOpen = useView((state) => state.palette)
  return (
    <div className={`${styles.frame} ${covered ? styles.covered : ''}`}>
      <TopBar />
      <Bands />
      <Navigation />
      <main className={styles.main} id="main">
        <FaultBoundary what="这个画面" shown={pathname}>
          <Suspense fallback={null}>
            <Routes>
              <Route path="/" element={<Navigate to="/chart" replace />} />
              <Route path="/chart" element={<ChartScreen />} />
              {Object.entries(laterScreens).map(([path, Screen]) => (
                <Route key={path} path={`/${path}`} element={<Screen />} />
              ))}
              <Route path="*" element={<Navigate to="/chart" replace />} />
            </Routes>
          </Suspense>
        </FaultBoundary>
      </main>
      <FaultBoundary what="详情" shown={selection.map(({ id }) => id).join()}>
        <DetailPanel />
      </FaultBoundary>
      <StatusBar />
      <JobsTray />
      {(isPaletteOpen || isAllThere) && (
        <Suspense fallback={null}>
          <CommandPalette />
        </Suspense>
      )}
    </div>
  )
}
