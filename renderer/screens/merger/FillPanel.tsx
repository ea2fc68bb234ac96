import { Button, Checkbox } from 'antd'
import { useMemo, useState } from 'react'
import { officeName, unitTitle } from '../../../domain/comparison/naming.ts'
import { fateNames } from '../../../domain/lineage.ts'
import { type Fill, type FillRule, proposeFates } from '../../../domain/merger/fill.ts'
import type { MergerItem } from '../../../domain/merger/items.ts'
import type { Model } from '../../../domain/model.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { run, useModel, useWorkbook } from '../../stores/workbook.ts'
import { DropCard } from '../../views/DropCard.tsx'
import { previewPermitted } from '../permitted-drop.ts'
import { itemNames } from './item-columns.ts'
import styles from './merger.module.css'

export const fillRuleNames: Readonly<Record<FillRule, string>> = { name: '按名称', duty: '按职责' }

const hints: Readonly<Record<FillRule, string>> = {
  name: '名称相同、挂有同名牌子、名称包含或名称同属一类业务的，归入目标机构；岗位、职责随机构，村居不变。',
  duty: '每条职责按业务归入目标机构，机构随多数职责；岗位随机构，村居不变。',
}

interface FillPanelProps {
  readonly rule: FillRule
  readonly base: Model
  readonly sources: readonly string[]
  readonly close: () => void
}

/** 按规则补齐: a fate for every undecided item that the rule knows one for; the clerk takes out what does not suit. */
export function FillPanel({ rule, base, sources, close }: FillPanelProps) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const [out, setOut] = useState<ReadonlySet<string>>(new Set())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const { fills, along, unknown } = useMemo(
    () => proposeFates(base, model, sources, rule),
    [base, model, revision, sources, rule],
  )
  const decisions = fills.filter(({ item }) => !out.has(item.key)).map(({ decision }) => decision)
  const input = { decisions, earlier: [...base.rows.lineage.keys()] }
  const toggle = (key: string) => {
    const next = new Set(out)
    if (!next.delete(key)) next.add(key)
    setOut(next)
  }
  return (
    <section
      className={styles.panel}
      aria-label={`补齐未处置：${fillRuleNames[rule]}`}
      data-testid="merger-fill-panel"
    >
      <header className={styles.panelHead}>
        <h3>补齐未处置：{fillRuleNames[rule]}</h3>
        <Button size="small" onClick={close}>
          取消
        </Button>
        <PermitButton
          type="primary"
          size="small"
          data-testid="merger-fill-confirm"
          disabled={decisions.length === 0}
          onClick={async () => {
            if (await run('disposeItems', input)) close()
          }}
        >
          {fills.length === 0 ? '没有可补齐的事项' : `处置所列 ${decisions.length} 项`}
        </PermitButton>
      </header>
      <p className={styles.soft}>
        {hints[rule]}
        {along.length > 0 && `另有 ${along.length} 项随所列机构一并处置。`}
        {unknown.length > 0 && (
          <b data-testid="merger-fill-unknown">补齐后仍未处置 {unknown.length} 项，列在下方。</b>
        )}
      </p>
      <div className={styles.proposal}>
        <ul className={styles.lines} aria-label="拟处置">
          {fills.map((fill) => (
            <FillLine
              key={fill.item.key}
              fill={fill}
              where={whereOf(base, fill.item)}
              isIn={!out.has(fill.item.key)}
              onToggle={toggle}
            />
          ))}
        </ul>
        {decisions.length > 0 && (
          <DropCard
            {...previewPermitted(model, { name: 'disposeItems', input })}
            unitName={(id) => model.get('unit', id)?.name ?? ''}
          />
        )}
      </div>
      {unknown.length > 0 && (
        <>
          <b>仍未处置</b>
          <ul className={styles.lines} aria-label="仍未处置">
            {unknown.map(({ item, why }) => (
              <li key={item.key}>
                ? {itemNames[item.table]} {item.name}
                {whereOf(base, item) && `（${whereOf(base, item)}）`}：{why}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function whereOf(base: Model, { table, unitId }: MergerItem): string {
  const unit = base.get('unit', unitId)
  if (!unit) return ''
  return table === 'unit' ? officeName(base, unit) : unitTitle(base, unitId)
}

interface FillLineProps {
  readonly fill: Fill
  /** The old unit of an item, of a unit the office that it stands in. */
  readonly where: string
  readonly isIn: boolean
  readonly onToggle: (key: string) => void
}

function FillLine({ fill, where, isIn, onToggle }: FillLineProps) {
  const { item, decision, targetName, reason } = fill
  return (
    <li>
      <Checkbox checked={isIn} onChange={() => onToggle(item.key)}>
        {itemNames[item.table]} <b>{item.name}</b>
        {where && `（${where}）`} {fateNames[decision.fate]}
        {targetName && ` → ${targetName}`}
      </Checkbox>{' '}
      <span className={styles.soft}>{reason}</span>
    </li>
  )
}
