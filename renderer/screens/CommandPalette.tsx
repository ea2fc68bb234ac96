import { Input, type InputRef, Modal } from 'antd'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { findByIdNumber } from '../stores/personal.ts'
import { jumpTo, setView, useView } from '../stores/view.ts'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import { sentenceOf } from '../text.ts'
import { type Action, actionRefusal, actions, runAction } from './actions.ts'
import styles from './CommandPalette.module.css'
import { buildIndex, type SearchEntry, search, searchKeys } from './search.ts'

const kindNames: Partial<Record<SearchEntry['ref']['table'], string>> = {
  unit: '机构',
  post: '岗位',
  person: '人员',
  village: '村居',
  room: '房间',
}

/** Where a row is looked at; the others stand on the chart. */
const placeOf: Partial<Record<SearchEntry['ref']['table'], string>> = {
  village: '/villages',
  room: '/rooms',
  power: '/powers',
}

const actionKeys = new Map(actions.map((action) => [action, searchKeys(action.label)]))

type Hit =
  | { readonly kind: 'action'; readonly id: string; readonly action: Action }
  | { readonly kind: 'row'; readonly id: string; readonly entry: SearchEntry }

/** Ctrl+K: finds everything and does everything. */
export function CommandPalette() {
  const open = useView((state) => state.palette)
  return (
    <Modal
      open={open}
      footer={null}
      closable={false}
      width={560}
      style={{ top: 64 }}
      destroyOnHidden
      onCancel={() => setView({ palette: false })}
      title={null}
    >
      {open && <Palette />}
    </Modal>
  )
}

function Palette() {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const navigate = useNavigate()
  const input = useRef<InputRef>(null)
  const [typed, setTyped] = useState('')
  /** Nothing is chosen before something is typed: Enter on the empty field does nothing. */
  const [at, setAt] = useState(-1)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const index = useMemo(() => buildIndex(model), [model, revision])
  // Never deferred: Enter must mean what is typed, not what was typed a moment ago.
  const found = useMemo(() => findHits(index, typed), [index, typed])
  const byNumber = useNumberHits(typed, index)
  const hits = byNumber.hits.length > 0 ? byNumber.hits : found

  const choose = (hit: Hit | undefined) => {
    if (!hit) return
    setView({ palette: false })
    if (hit.kind === 'action') {
      runAction(hit.action, navigate)
      return
    }
    jumpTo(hit.entry.ref)
    navigate(placeOf[hit.entry.ref.table] ?? '/chart')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && hits.length > 0) {
      event.preventDefault()
      setAt((Math.max(at, step > 0 ? -1 : 0) + step + hits.length) % hits.length)
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    // The focus goes back to where it was while the key is still down: a button there would be pressed by it.
    event.preventDefault()
    choose(hits[at])
  }

  return (
    <div>
      <Input
        ref={input}
        autoFocus
        value={typed}
        role="combobox"
        aria-expanded={hits.length > 0}
        aria-controls="palette-hits"
        aria-activedescendant={hits[at] ? `hit-${hits[at].id}` : undefined}
        aria-label="搜索"
        placeholder="姓名、机构、岗位、村名（汉字、全拼、首字母均可）、完整身份证号，或要做的事"
        data-testid="palette-input"
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(event.target.value.trim() === '' ? -1 : 0)
        }}
        onKeyDown={onKeyDown}
      />
      <div className={styles.hits} role="listbox" id="palette-hits" aria-label="搜索结果">
        {hits.map((hit, position) => (
          <button
            type="button"
            role="option"
            tabIndex={-1}
            id={`hit-${hit.id}`}
            key={hit.id}
            aria-selected={position === at}
            aria-disabled={hit.kind === 'action' && actionRefusal(hit.action) !== null}
            className={position === at ? styles.active : styles.hit}
            onClick={() => choose(hit)}
          >
            <HitText hit={hit} />
          </button>
        ))}
      </div>
      {typed && hits.length === 0 && (
        <p className={styles.none}>{byNumber.problem ?? `没有找到“${typed}”。可试试拼音首字母。`}</p>
      )}
    </div>
  )
}

interface NumberHits {
  readonly hits: readonly Hit[]
  readonly problem: string | null
}

const noNumber: NumberHits = { hits: [], problem: null }

/** People by a whole id number: only the backend can tell, the screen holds them masked. */
function useNumberHits(typed: string, index: readonly SearchEntry[]): NumberHits {
  const [answer, setAnswer] = useState<NumberHits & { readonly number: string }>({ ...noNumber, number: '' })
  const number = typed.trim()
  const asks = /^(\d{15}|\d{17}[\dXx])$/.test(number)
  useEffect(() => {
    if (!asks) return
    const hitOf = (id: string) => index.find(({ ref }) => ref.table === 'person' && ref.id === id) ?? []
    findByIdNumber(number)
      .then((ids) => {
        const hits = ids.flatMap(hitOf).map((entry): Hit => ({ kind: 'row', id: entry.ref.id, entry }))
        setAnswer({ number, hits, problem: '没有这个身份证号的人员。' })
      })
      .catch((error: unknown) => setAnswer({ number, hits: [], problem: sentenceOf(error) }))
  }, [asks, number, index])
  return asks && answer.number === number ? answer : noNumber
}

function HitText({ hit }: { readonly hit: Hit }) {
  const [kind, name, where] =
    hit.kind === 'action'
      ? ['操作', hit.action.label, actionRefusal(hit.action) ?? hit.action.key?.replace('mod', 'Ctrl') ?? '']
      : [kindNames[hit.entry.ref.table] ?? '', hit.entry.name, hit.entry.where]
  return (
    <>
      <span className={styles.kind}>{kind}</span>
      <span>{name}</span>
      <span className={styles.where}>{where}</span>
    </>
  )
}

function findHits(index: readonly SearchEntry[], typed: string): Hit[] {
  const text = typed.trim().toLowerCase()
  const fitting = actions
    .filter((action) => action.id !== 'palette' && action.id !== 'redoShift')
    .filter((action) => action.enabled?.() ?? true)
    .filter((action) => text === '' || actionKeys.get(action)?.includes(text))
    .slice(0, text === '' ? 8 : 4)
    .map((action): Hit => ({ kind: 'action', id: action.id.replace('/', '-'), action }))
  const rows = search(index, typed, 20).map(
    (entry, position): Hit => ({ kind: 'row', id: `${entry.ref.table}-${entry.ref.id}-${position}`, entry }),
  )
  return [...rows, ...fitting]
}
