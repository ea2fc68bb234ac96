import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import type { PowerVersion } from '../../../domain/power.ts'
import { comparePowers, type PowerChangeKind, powerChangeKinds } from '../../../domain/powers/compare.ts'
import { powerTitle } from '../../../domain/rules/powers.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { Figures } from '../../controls/Figures.tsx'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { type Compared, compareSides, useCompare } from '../../stores/compare.ts'
import { notify } from '../../stores/notice.ts'
import { select } from '../../stores/view.ts'
import { run, runOrThrow, useModel, useWorkbook } from '../../stores/workbook.ts'
import screen from '../grids/screen.module.css'
import styles from './powers.module.css'

const now = 'now'
const kindNames: Readonly<Record<PowerChangeKind, string>> = {
  added: '＋ 新增',
  removed: '－ 减少',
  changed: '≈ 变更',
  moved: '→ 状态变动',
}

/** 清单版本: published states of the list, each an entry of the 变更台账 with a name, and what became of one by the next. */
export function VersionsView() {
  const model = useModel()
  const isBranch = useWorkbook((state) => (state.status?.open?.branch ?? null) !== null)
  const [naming, setNaming] = useState(false)
  const versions = [...model.rows.powerVersion.values()].sort((a, b) => b.seq - a.seq)
  return (
    <>
      <div className={screen.head}>
        <PermitButton
          size="small"
          data-testid="power-version-add"
          disabled={isBranch}
          onClick={() => setNaming(true)}
        >
          把现在的清单登记为公布版本
        </PermitButton>
        {isBranch && <span className={screen.soft}>公布版本在现行工作簿中登记，方案和副本中不登记。</span>}
      </div>
      {naming && (
        <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
          <VersionForm close={() => setNaming(false)} />
        </div>
      )}
      {versions.length === 0 ? (
        <p className={screen.empty}>
          还没有公布版本。每次公布《行政权力清单》时在这里登记文号；以后可与任一版本比较新增、减少、变更和状态变动。
        </p>
      ) : (
        <>
          <VersionList versions={versions} />
          <Comparison versions={versions} />
        </>
      )}
    </>
  )
}

function VersionForm({ close }: { readonly close: () => void }) {
  const model = useModel()
  const seq = useWorkbook((state) => state.headSeq)
  return (
    <EditForm
      title={`登记公布版本（台账第 ${seq} 条之后的清单，共 ${model.rows.power.size} 项）`}
      testId="power-version-form"
      fields={[
        { name: 'documentNumber', label: '公布文号', kind: 'text', max: 80, required: true },
        { name: 'name', label: '版本名称', kind: 'text', max: 80, required: true },
        { name: 'publishedOn', label: '公布日期', kind: 'day', required: true },
        { name: 'note', label: '备注', kind: 'area' },
      ]}
      initial={{ documentNumber: '', name: '', publishedOn: model.asOf, note: null as string | null }}
      because="none"
      close={close}
      save={(values) => runOrThrow('namePowerVersion', { ...values, seq })}
    />
  )
}

function VersionList({ versions }: { readonly versions: readonly PowerVersion[] }) {
  return (
    <table className={styles.table} data-testid="power-versions">
      <thead>
        <tr>
          {['版本', '公布文号', '公布日期', '台账序号', '备注', '操作'].map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {versions.map((row) => (
          <tr key={row.id}>
            <th scope="row">{row.name}</th>
            <td>{row.documentNumber}</td>
            <td>{row.publishedOn}</td>
            <td>{row.seq}</td>
            <td>{row.note}</td>
            <td>
              <PermitButton
                size="small"
                type="text"
                danger
                aria-label={`删除版本 ${row.name}`}
                onClick={() => void run('removePowerVersion', { id: row.id })}
              >
                删除
              </PermitButton>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Comparison({ versions }: { readonly versions: readonly PowerVersion[] }) {
  const { busy } = useCompare()
  const [compared, setCompared] = useState<Compared | null>(null)
  const [before, setBefore] = useState(versions[versions.length > 1 ? 1 : 0]?.id ?? now)
  const [after, setAfter] = useState(versions.length > 1 ? (versions[0]?.id ?? now) : now)
  const options = [
    ...versions.map(({ id, name, publishedOn }) => ({ value: id, label: `${name}（${publishedOn}）` })),
    { value: now, label: '现在的清单' },
  ]
  const sideOf = (id: string) => {
    const version = versions.find((row) => row.id === id)
    return version ? { seq: version.seq } : {}
  }
  const compare = async () => {
    await compareSides(sideOf(before), sideOf(after))
    setCompared(useCompare.getState().compared)
  }
  return (
    <>
      <div className={screen.inline}>
        <Select
          className={styles.wide ?? ''}
          size="small"
          aria-label="先前版本"
          value={before}
          options={options}
          onChange={setBefore}
        />
        →
        <Select
          className={styles.wide ?? ''}
          size="small"
          aria-label="后来版本"
          value={after}
          options={options}
          onChange={setAfter}
        />
        <Button
          size="small"
          type="primary"
          loading={busy}
          disabled={before === after}
          data-testid="power-compare"
          onClick={() => void compare()}
        >
          比较
        </Button>
      </div>
      {compared && <Changes compared={compared} />}
    </>
  )
}

/** Lines that are shown at most; the figures count them all. */
const mostLines = 500

function Changes({ compared }: { readonly compared: Compared }) {
  const model = useModel()
  const [kind, setKind] = useState<PowerChangeKind | null>(null)
  const changes = useMemo(() => comparePowers(compared.before, compared.after), [compared])
  const shown = kind ? changes.filter((change) => change.kind === kind) : changes
  const open = (id: string) => {
    if (model.get('power', id)) select([{ table: 'power', id }])
    else notify({ kind: 'trouble', text: '这一项已不在现在的清单里。' })
  }
  return (
    <>
      <Figures
        label="变动"
        testId="power-changes"
        figures={powerChangeKinds.map((one) => ({
          key: one,
          text: `${kindNames[one]} ${changes.filter((change) => change.kind === one).length}`,
        }))}
        chosen={kind}
        onChoose={setKind}
      >
        {shown.length > mostLines && <span className={screen.soft}>列出前 {mostLines} 项</span>}
      </Figures>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
      <section className={styles.list} tabIndex={0} aria-label="版本比较">
        {changes.length === 0 ? (
          <p className={screen.empty}>两个版本的事项完全一致。</p>
        ) : (
          <table className={styles.table} data-testid="power-changes">
            <thead>
              <tr>
                {['变动', '事项', '类别', '原实施部门', '内容'].map((title) => (
                  <th key={title} scope="col">
                    {title}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, mostLines).map((change) => (
                <tr key={`${change.kind} ${change.power.id}`}>
                  <td className={styles.kind}>{kindNames[change.kind]}</td>
                  <td>
                    <LinkButton onClick={() => open(change.power.id)}>{powerTitle(change.power)}</LinkButton>
                  </td>
                  <td>{change.category}</td>
                  <td>{change.power.department}</td>
                  <td>{change.what.join('；')}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
    </>
  )
}
