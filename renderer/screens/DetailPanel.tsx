import { Button } from 'antd'
import { useState } from 'react'
import { useLocation } from 'react-router'
import { type Ref, setView, useView } from '../stores/view.ts'
import { useModel } from '../stores/workbook.ts'
import styles from './DetailPanel.module.css'
import { FindingsList } from './detail/FindingsList.tsx'
import { Overview } from './detail/Overview.tsx'
import { PersonDetail } from './detail/PersonDetail.tsx'
import { PostDetail } from './detail/PostDetail.tsx'
import { PowerDetail } from './detail/PowerDetail.tsx'
import { placeOf } from './detail/place.ts'
import { RoomDetail } from './detail/RoomDetail.tsx'
import { UnitDetail } from './detail/UnitDetail.tsx'
import { VillageDetail } from './detail/VillageDetail.tsx'

/** Where the work is picking objects: here the panel stands even with nothing picked, so that a click moves nothing. */
const pickingPaths: ReadonlySet<string> = new Set([
  '/chart',
  '/ledger',
  '/people',
  '/villages',
  '/powers',
  '/rooms',
])

/** 详情 of what is selected, or the list of 问题; it can be closed to give the chart the room. */
export function DetailPanel() {
  const panel = useView((state) => state.panel)
  const pickedHere = usePickedHere()
  if (panel === null || (panel === 'detail' && !pickedHere)) return null
  const title = panel === 'findings' ? '问题' : '详情'
  return (
    <aside className={`${styles.panel} screen-only`} aria-label={title} data-testid="detail-panel">
      <header className={styles.head}>
        <h2>{title}</h2>
        {panel === 'findings' && (
          <Button size="small" type="text" onClick={() => setView({ panel: 'detail' })}>
            回到详情
          </Button>
        )}
        <Button
          size="small"
          type="text"
          aria-label={`关闭${title}`}
          data-testid="detail-close"
          onClick={() => setView({ panel: null })}
        >
          关闭
        </Button>
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
      <section className={styles.body} tabIndex={0} aria-label={`${title}内容`}>
        {panel === 'findings' ? <FindingsList /> : <Selected />}
      </section>
    </aside>
  )
}

/**
 * Whether the panel has something to say on this screen. Papers, imports and comparisons need the width at 1366 pixels:
 * what was picked on an earlier screen does not take it there.
 */
function usePickedHere(): boolean {
  const { pathname } = useLocation()
  const selection = useView((state) => state.selection)
  const [arrival, setArrival] = useState<{ pathname: string; selection: readonly Ref[] }>({
    pathname,
    selection,
  })
  if (arrival.pathname !== pathname) setArrival({ pathname, selection })
  return pickingPaths.has(pathname) || (arrival.pathname === pathname && arrival.selection !== selection)
}

/** The row selected last; the key gives each its own open form. */
function Selected() {
  const model = useModel()
  const last = useView((state) => state.selection.at(-1))
  const place = last ? placeOf(model, last) : null
  if (place?.table === 'unit') {
    const unit = model.get('unit', place.id)
    if (unit) return <UnitDetail key={unit.id} unit={unit} />
  }
  if (place?.table === 'post') {
    const post = model.get('post', place.id)
    if (post) return <PostDetail key={post.id} post={post} />
  }
  if (place?.table === 'person') {
    const person = model.get('person', place.id)
    if (person) return <PersonDetail key={person.id} person={person} />
  }
  if (place?.table === 'room') {
    const room = model.get('room', place.id)
    if (room) return <RoomDetail key={room.id} room={room} />
  }
  if (place?.table === 'village') {
    const village = model.get('village', place.id)
    if (village) return <VillageDetail key={village.id} village={village} />
  }
  if (place?.table === 'power') {
    const power = model.get('power', place.id)
    if (power) return <PowerDetail key={power.id} power={power} />
  }
  return <Overview />
}
