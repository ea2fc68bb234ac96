import { Button } from 'antd'
import { useMemo, useState } from 'react'
import { fateNames } from '../../../domain/lineage.ts'
import { type Matrix, type MatrixEntry, matrixKinds, mergerMatrix } from '../../../domain/merger/matrix.ts'
import type { Model } from '../../../domain/model.ts'
import { WhichList, type WhichRow } from '../../controls/WhichList.tsx'
import { print } from '../../stores/exports.ts'
import { jumpTo, select } from '../../stores/view.ts'
import { useWorkbook } from '../../stores/workbook.ts'
import { kindNames } from './fates.ts'
import { type MatrixPlace, MatrixTable, titleOf } from './MatrixTable.tsx'
import styles from './merger.module.css'

interface MatrixViewProps {
  readonly base: Model
  readonly model: Model
}

/** 矩阵: old × new, each cell with the list behind it; printed on A3 in landscape. */
export function MatrixView({ base, model }: MatrixViewProps) {
  const revision = useWorkbook((state) => state.revision)
  const planName = useWorkbook((state) => state.status?.open?.branch?.name ?? '')
  const [open, setOpen] = useState<MatrixPlace | null>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const matrix = useMemo(() => mergerMatrix(base, model), [base, model, revision])
  const caption = `新旧机构处置对照矩阵（${planName}，${model.asOf}）`
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.soft}>
          行为原机构，列为去向；机构、牌、岗、责、村按处置计，人按现任职机构计。拆分的事项在每个去向各计一次，合计只计一次。
        </p>
        <Button size="small" data-testid="merger-matrix-print-button" onClick={() => void print()}>
          打印矩阵（A3 横向）
        </Button>
      </div>
      <section className={styles.matrix} aria-label="新旧机构矩阵">
        <MatrixTable matrix={matrix} caption={caption} open={open} onOpen={setOpen} />
      </section>
      {open && (
        <div className={styles.behind}>
          <Behind matrix={matrix} place={open} onClose={() => setOpen(null)} />
        </div>
      )}
    </>
  )
}

/** The table as it is printed; it stands outside of what belongs to the screen only. */
export function MatrixPrint({ base, model }: MatrixViewProps) {
  const planName = useWorkbook((state) => state.status?.open?.branch?.name ?? '')
  const caption = `新旧机构处置对照矩阵（${planName}，${model.asOf}）`
  return (
    <div className={styles.print} aria-hidden>
      <style>{'@page { size: 420mm 297mm; margin: 12mm }'}</style>
      <MatrixTable matrix={mergerMatrix(base, model)} caption={caption} open={null} />
    </div>
  )
}

interface BehindProps {
  readonly matrix: Matrix
  readonly place: MatrixPlace
  readonly onClose: () => void
}

function Behind({ matrix, place, onClose }: BehindProps) {
  const row = matrix.rows.find(({ unitId }) => unitId === place.row) ?? null
  const column = matrix.columns.find(({ id }) => id === place.column) ?? null
  const all = row ? row.all : matrix.all
  const entries = column ? ((row ? row.cells : matrix.columnSums).get(column.id) ?? []) : all
  const rows = matrixKinds.flatMap((kind) => entries.filter((entry) => entry.kind === kind).map(whichRow))
  return (
    <WhichList
      title={`${titleOf(row, column)}：${rows.length} 项`}
      rules={[]}
      rows={rows}
      onRow={({ key }) => {
        const entry = entries.find((each) => each.key === key)
        if (entry) show(entry)
      }}
      onClose={onClose}
    />
  )
}

function whichRow({ kind, key, name, fate }: MatrixEntry): WhichRow {
  return {
    key,
    name,
    where: `${kindNames[kind]}${fate ? ` ${fateNames[fate]}` : kind === 'person' ? '' : ' ? 未处置'}`,
  }
}

/** A duty is a line of its unit. */
function show({ kind, id }: MatrixEntry): void {
  if (kind === 'plate') return
  if (kind === 'duty' || kind === 'unit') jumpTo({ table: 'unit', id })
  else select([{ table: kind, id }])
}
