import { Button, Input, Radio, TreeSelect } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { countingRules } from '../../domain/counting.ts'
import type { Model } from '../../domain/model.ts'
import { rosterLines, unitsInOrder } from '../../domain/reports/roster.ts'
import { unitTree } from '../controls/unit-tree.ts'
import { exportTable } from '../stores/exports.ts'
import { run, useModel } from '../stores/workbook.ts'
import styles from './ReportsScreen.module.css'

const tables = [
  {
    table: 'roster',
    title: '机构编制实名制花名册',
    hint: '每人一行，按机构设置顺序排列；编制按编制内任职口径。可原样再导入。',
  },
  {
    table: 'usage',
    title: '编制使用情况统计表',
    hint: '按机构分类列核定、实有、空编、超编，小计合计为公式。',
  },
  {
    table: 'history',
    title: '机构沿革表',
    hint: '一个机构的设立、更名、并入、编制职数调整，由变更台账和前身后继生成。',
  },
] as const

/** 报表打印: what leaves the workbook as tables and papers. */
export function ReportsScreen() {
  const navigate = useNavigate()
  return (
    <div className={styles.screen}>
      <h2 className={styles.title}>报表打印</h2>
      <Prepared />
      {tables.map((table) => (
        <TableCard key={table.table} {...table} />
      ))}
      <section className={styles.card} aria-label="机构设置图">
        <h3>机构设置图</h3>
        <p className={styles.hint}>A3 / A4 打印，另存 PDF、SVG、PNG；预览即所印。</p>
        <Button type="primary" onClick={() => navigate('/print')}>
          打印预览
        </Button>
      </section>
      <section aria-label="计数规则" className={styles.rules}>
        <b>计数规则</b>
        <ol>
          {countingRules.map((rule) => (
            <li key={rule.code}>{rule.sentence}</li>
          ))}
        </ol>
      </section>
    </div>
  )
}

/** 制表单位 stands on every paper; it is asked for once. */
function Prepared() {
  const model = useModel()
  const [value, setValue] = useState(model.setting('preparedBy'))
  const save = () => {
    if (value !== model.setting('preparedBy')) void run('changeSettings', { values: { preparedBy: value } })
  }
  return (
    <label className={styles.prepared}>
      制表（图）单位
      <Input
        value={value}
        maxLength={60}
        placeholder="印在表尾和图的右下角"
        data-testid="prepared-by"
        onChange={(event) => setValue(event.target.value)}
        onBlur={save}
        onPressEnter={save}
      />
    </label>
  )
}

function TableCard({ table, title, hint }: (typeof tables)[number]) {
  const model = useModel()
  const [unitId, setUnitId] = useState<string>()
  const [personal, setPersonal] = useState<'masked' | 'full'>('masked')
  const [purpose, setPurpose] = useState('')
  const [busy, setBusy] = useState(false)
  const needsPurpose = personal === 'full' && purpose.trim() === ''
  const needsUnit = table === 'history' && !unitId
  const start = async () => {
    setBusy(true)
    await exportTable({
      table,
      personal,
      ...(unitId ? { unitId } : {}),
      ...(purpose.trim() ? { purpose: purpose.trim() } : {}),
    })
    setBusy(false)
  }
  return (
    <section className={styles.card} aria-label={title}>
      <h3>{title}</h3>
      <p className={styles.hint}>{hint}</p>
      <div className={styles.row}>
        <label>
          范围
          <TreeSelect
            className={styles.scope ?? ''}
            allowClear
            treeDefaultExpandAll
            placeholder={table === 'history' ? '选择一个机构' : '全部机构'}
            value={unitId}
            treeData={unitTree(model) as never}
            onChange={(value) => setUnitId(value)}
          />
        </label>
        {table === 'roster' && (
          <Radio.Group value={personal} onChange={(event) => setPersonal(event.target.value)}>
            <Radio value="masked">身份证号、电话脱敏</Radio>
            <Radio value="full">完整（记入台账）</Radio>
          </Radio.Group>
        )}
        {personal === 'full' && (
          <label>
            用途
            <Input value={purpose} maxLength={200} onChange={(event) => setPurpose(event.target.value)} />
          </label>
        )}
      </div>
      <Button
        type="primary"
        loading={busy}
        disabled={needsPurpose || needsUnit}
        data-testid={`export-${table}`}
        onClick={start}
      >
        导出 .xlsx{countOf(model, table, unitId)}
      </Button>
      {needsUnit && <span className={styles.need}> 请先选择机构。</span>}
      {needsPurpose && <span className={styles.need}> 请先写明用途。</span>}
    </section>
  )
}

function countOf(model: Model, table: (typeof tables)[number]['table'], unitId: string | undefined): string {
  if (table === 'roster') return `（${rosterLines(model, unitId).length} 人）`
  return table === 'usage' ? `（${unitsInOrder(model, unitId).length} 个机构）` : ''
}
