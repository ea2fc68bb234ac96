import { App as AntApp } from 'antd'
import { useEffect } from 'react'
import { useNotice } from '../stores/notice.ts'
import styles from './Notices.module.css'

/** Shows what happened: a short word when it went well, the reasons when it was refused; spoken by the live region. */
export function Notices() {
  const latest = useNotice((state) => state.latest)
  const { message, notification } = AntApp.useApp()

  useEffect(() => {
    if (!latest) return
    if (latest.kind === 'done') {
      message.success({ content: latest.text, duration: 2.5, key: 'done' })
      return
    }
    const description = latest.lines?.length ? (
      <ul className={styles.lines}>
        {latest.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    ) : undefined
    const show = latest.kind === 'refused' ? notification.warning : notification.error
    show({ title: latest.text, description, placement: 'top', duration: 12, key: 'trouble' })
  }, [latest, message, notification])

  return (
    <output className={styles.spoken} aria-live="polite" data-testid="notice">
      {latest && [latest.text, ...(latest.lines ?? [])].join('；')}
    </output>
  )
}
