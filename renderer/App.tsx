import { App as AntApp, theme as antTheme, ConfigProvider } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import { useEffect } from 'react'
import { FaultBoundary } from './controls/FaultBoundary.tsx'
import { Notices } from './screens/Notices.tsx'
import { RepairScreen } from './screens/RepairScreen.tsx'
import { SignInScreen } from './screens/SignInScreen.tsx'
import { StartScreen } from './screens/StartScreen.tsx'
import { Workbench } from './screens/Workbench.tsx'
import { followBackend, takeOpenedFile } from './stores/events.ts'
import { notifyError } from './stores/notice.ts'
import { isLocked } from './stores/operators.ts'
import { useRepair } from './stores/repair.ts'
import { useView } from './stores/view.ts'
import { load, useWorkbook } from './stores/workbook.ts'

const token = {
  fontFamily: 'var(--font)',
  fontSize: 15,
  colorPrimary: '#1f5fae',
  colorLink: '#1f5fae',
  colorError: '#c02525',
  colorTextPlaceholder: '#6b7280',
  borderRadius: 4,
  motion: false,
} as const

/** The whole window: the start page while no workbook is open, else the workbench; over both, who is there. */
export function App() {
  const theme = useView((state) => state.theme)
  const status = useWorkbook((state) => state.status)
  const repairing = useRepair((state) => state.file)
  const isOpen = useWorkbook((state) => state.model !== null)

  const isCovered = useWorkbook(isLocked)

  useEffect(() => {
    load().then(takeOpenedFile).catch(notifyError)
    return followBackend()
  }, [])
  useEffect(() => {
    document.documentElement.dataset.theme = theme
  }, [theme])

  const algorithm =
    theme === 'dark' ? [antTheme.darkAlgorithm, antTheme.compactAlgorithm] : antTheme.compactAlgorithm
  return (
    <ConfigProvider locale={zhCN} theme={{ algorithm, token }} button={{ autoInsertSpace: false }}>
      <AntApp style={{ height: '100%' }}>
        <FaultBoundary what="窗口" shown={status?.open?.file ?? ''}>
          <Notices />
          {status && repairing && !isCovered && <RepairScreen file={repairing} />}
          {status && !repairing && isOpen && <Workbench covered={isCovered} />}
          {status && !repairing && !isOpen && !isCovered && <StartScreen status={status} />}
          {status && isCovered && <SignInScreen operators={status.operators} />}
        </FaultBoundary>
      </AntApp>
    </ConfigProvider>
  )
}
