import { Button, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate } from 'react-router'
import { type CapFigure, capState } from '../../domain/caps.ts'
import { countingRules } from '../../domain/counting.ts'
import { type UsageLine, usageKinds, usageLines } from '../../domain/reports/usage.ts'
import { notify } from '../stores/notice.ts'
import { select, useView } from '../stores/view.ts'
import { run, useModel, useWorkbook } from '../stores/workbook.ts'
import { stateNames, stateSigns, unitKindNames } from '../text.ts'
import { Grid } from '../views/Grid.tsx'
import type { GridColumn } from '../views/grid.ts'
import styles from './grids/screen.module.css'

const kindGroups: Readonly<Record<(typeof usageKinds)[number], string>> = {
  administrative: '行政编制',
  institutionalFull: '事业（财政拨款）',
  institutionalPartial: '事业（财政补助）',
  institutionalSelf: '事业（经费自理）',
  support: '工勤编制',
  total: '编制合计',
}

function gapText(figure: CapFigure): string {
  const state = capState(figure)
  if (figure.approved === null) return figure.actual > 0 ? `${stateSigns.unverified} 待核` : ''
  const gap = Math.abs(figure.approved - figure.actual)
  return `${stateSigns[state]} ${stateNames[state]}${gap === 0 ? '' : gap}`
}

type SetNumber = (figure: CapFigure, typed: string) => Promise<boolean>

function capColumns(
  id: string,
  group: string,
  of: (line: UsageLine) => CapFigure,
  setNumber: SetNumber,
): GridColumn<UsageLine>[] {
  return [
    {
      id: `${id}.approved`,
      header: '核定',
      group,
      width: 62,
      align: 'right',
      text: (line) => String(of(line).approved ?? '待填'),
      tone: (line) => (of(line).approved === null ? 'unverified' : undefined),
      edit: {
        kind: 'number',
        value: (line) => String(of(line).approved ?? ''),
        commit: (line, typed) => setNumber(of(line), typed),
      },
    },
    {
      id: `${id}.actual`,
      header: '实有',
      group,
      width: 56,
      align: 'right',
      text: (line) => String(of(line).actual),
    },
    {
      id: `${id}.gap`,
      header: '空(超)',
      group,
      width: 70,
      text: (line) => gapText(of(line)),
      tone: (line) => capState(of(line)),
    },
  ]
}

/** A number typed into the table stands on the document chosen above it; without one it cannot be entered (V17). */
function approve(documentId: string | undefined): SetNumber {
  return async (figure, typed) => {
    const { unitId, ledger, kind, level } = figure
    if (typed === '') return figure.quota ? run('removeQuota', { id: figure.quota.id }) : true
    if (documentId === undefined || !/^\d+$/.test(typed)) {
      const text =
        documentId === undefined
          ? '核定数须有批文：请先在右侧“新增核定数”录入文号、机关、日期。'
          : '核定数应为整数。'
      notify({ kind: 'trouble', text })
      return false
    }
    return run('setQuota', {
      unitId,
      ledger,
      kind,
      level,
      amount: Number(typed),
      document: { id: documentId },
    })
  }
}

/** 编制台账: every unit with its approved and actual numbers. */
export function LedgerScreen() {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const navigate = useNavigate()
  const selection = useView((state) => state.selection)
  const documents = [...model.rows.document.values()].sort((a, b) => b.issuedOn.localeCompare(a.issuedOn))
  const [documentId, setDocumentId] = useState<string>()
  const basis = documents.find((document) => document.id === documentId) ?? documents[0]
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const lines = useMemo(() => usageLines(model), [model, revision])
  const basisId = basis?.id
  const columns = useMemo(
    (): readonly GridColumn<UsageLine>[] => [
      {
        id: 'name',
        header: '机构名称',
        width: 210,
        text: ({ unit, depth }) => `${'　'.repeat(depth)}${unit.name}`,
      },
      { id: 'kind', header: '类别', width: 90, text: ({ unit }) => unitKindNames[unit.kind] },
      {
        id: 'plates',
        header: '加挂牌子',
        width: 150,
        text: ({ unit }) =>
          model
            .openBy('plate.unitId', unit.id)
            .sort((a, b) => a.sortNo - b.sortNo)
            .map((plate) => plate.name)
            .join('、'),
      },
      ...(['total', ...usageKinds.filter((kind) => kind !== 'total')] as const).flatMap((kind) =>
        capColumns(kind, kindGroups[kind], (line) => line.figures[kind], approve(basisId)),
      ),
      ...capColumns('chief', '领导职数 正职', (line) => line.leading.chief, approve(basisId)),
      ...capColumns('deputy', '领导职数 副职', (line) => line.leading.deputy, approve(basisId)),
      ...capColumns('institutions', '内设机构', (line) => line.institutions, approve(basisId)),
      { id: 'off', header: '编外', width: 60, align: 'right', text: (line) => String(line.offEstablishment) },
    ],
    [model, basisId],
  )
  return (
    <div className={`${styles.screen} screen-only`}>
      <div className={styles.head}>
        <h2 className={styles.title}>编制台账</h2>
        <span className={styles.soft}>
          口径：编制内任职，含下级。核定格可直接填写（回车），依据所选批文。
        </span>
        <span className={styles.space} />
        {basis ? (
          <label>
            核定依据{' '}
            <Select
              className={styles.tree ?? ''}
              value={basis.id}
              options={documents.map((one) => ({ value: one.id, label: `${one.number}（${one.issuedOn}）` }))}
              onChange={setDocumentId}
            />
          </label>
        ) : (
          <span className={styles.unverified}>? 尚无批文：点选机构，在右侧“新增核定数”录入批文</span>
        )}
        <Button onClick={() => navigate('/reports')}>导出统计表</Button>
      </div>
      <Grid
        id="ledger"
        label="编制台账"
        rows={lines}
        columns={columns}
        keyOf={({ unit: one }) => one.id}
        selected={new Set(selection.map((ref) => ref.id))}
        onSelect={(ids) => select(ids.map((id) => ({ table: 'unit', id })))}
        empty="这里列出各机构的核定数与实有数。请先在机构图新设机构。"
      />
      <p className={styles.notes}>
        {countingRules.map((rule, index) => `${index + 1}. ${rule.sentence}`).join('　')}
      </p>
    </div>
  )
}
