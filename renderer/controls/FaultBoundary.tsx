import { Button } from 'antd'
import { Component, type ReactNode } from 'react'
import styles from './controls.module.css'

interface FaultBoundaryProps {
  /** What did not appear: 画面, 详情, 窗口. */
  readonly what: string
  /** Another one is another try: the place or the object that is shown. */
  readonly shown: string
  readonly children: ReactNode
}

interface FaultState {
  readonly error: Error | null
  readonly failedAt: string
}

/** A fault of the program in one part of the window leaves the rest in use, and says what can be done. */
export class FaultBoundary extends Component<FaultBoundaryProps, FaultState> {
  override state: FaultState = { error: null, failedAt: '' }

  static getDerivedStateFromError(error: unknown): Partial<FaultState> {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  static getDerivedStateFromProps({ shown }: FaultBoundaryProps, state: FaultState): FaultState {
    return state.failedAt === shown ? state : { error: null, failedAt: shown }
  }

  override render(): ReactNode {
    const { what, children } = this.props
    const { error } = this.state
    if (!error) return children
    return (
      <section className={styles.broken} role="alert" data-testid="fault">
        <b>▲ {what}出了错，没有显示出来。</b>
        <p>已保存的内容都在，其他地方可以照常使用。可以再试一次；仍不行，请重新载入界面。</p>
        <div className={styles.actions}>
          <Button data-testid="fault-again" onClick={() => this.setState({ error: null })}>
            再试一次
          </Button>
          <Button data-testid="fault-reload" onClick={() => window.location.reload()}>
            重新载入界面
          </Button>
        </div>
        <details>
          <summary>供软件管理人员</summary>
          <code>{error.message}</code>
        </details>
      </section>
    )
  }
}
