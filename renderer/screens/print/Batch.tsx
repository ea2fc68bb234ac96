import { Button, Checkbox } from 'antd'
import { useState } from 'react'
import type { FileToken } from '../../../domain/shell.ts'
import { pickOutputFolder, shellKind, writeTable } from '../../stores/exports.ts'
import { setJobsOpen } from '../../stores/jobs.ts'
import { printPages, writePdf } from '../../stores/papers.ts'
import { usePrint } from '../../stores/print.ts'
import { useModel } from '../../stores/workbook.ts'
import { batchTables } from './batch-tables.ts'
import { paperMaker } from './ProductPreview.tsx'
import styles from './print.module.css'
import { completeChoice, type PrintBeside, type PrintProduct } from './product.ts'
import { printProducts } from './products.ts'
import { useBeside } from './use-beside.ts'
import { makePages } from './use-pages.ts'

/** 成批输出: several papers and tables, one folder, one click; each is a job of its own. */
export function Batch() {
  const model = useModel()
  const beside = useBeside(model)
  const choices = usePrint((state) => state.choices)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const products = printProducts.filter(({ id }) => chosen.includes(id))
  const tables = batchTables.filter(({ table }) => chosen.includes(table))

  const paperOf = (product: PrintProduct, known: PrintBeside) => {
    const choice = completeChoice(product, model, choices[product.id] ?? {})
    return {
      name: `${product.fileName(model, choice)}_${model.asOf}`,
      pages: (job: Parameters<Parameters<typeof printPages>[1]>[0]) =>
        makePages(product, model, choice, known, job.signal, (progress) => job.report('正在排版', progress)),
    }
  }

  const start = async () => {
    const target = await pickOutputFolder()
    if (!target || !beside) return
    setJobsOpen(true)
    await writePapers(target, beside)
    for (const { table, format } of tables) await writeTable({ table, format, personal: 'masked' }, target)
  }

  const writePapers = async (target: FileToken, known: PrintBeside) => {
    const papers = products.map((product) => paperOf(product, known))
    if (shellKind === 'electron') {
      for (const { name, pages } of papers) await writePdf(`${name}.pdf`, target, pages, paperMaker)
      return
    }
    // A browser prints with one dialog what it would ask for once a paper.
    if (papers.length === 0) return
    const together: Parameters<typeof printPages>[1] = async (job) => {
      const all = []
      for (const { pages } of papers) all.push(...(await pages(job)))
      return all
    }
    await printPages(papers.map(({ name }) => name).join('、'), together, paperMaker)
  }

  return (
    <section className={styles.batch} aria-label="成批输出">
      <h2>成批输出</h2>
      <p className={styles.hint}>
        勾选要输出的图和表，
        {shellKind === 'electron'
          ? '选一个文件夹，一次生成：图为 PDF，表为 .xlsx。'
          : '图合在一个打印对话框里（可另存为 PDF），表逐个下载。'}
        图的纸张和范围按各自预览中的选择；表中身份证号、电话脱敏。
      </p>
      <Checkbox.Group
        value={[...chosen]}
        onChange={(values) => setChosen(values)}
        className={styles.checks ?? ''}
      >
        <h3>图、牌</h3>
        {printProducts.map(({ id, label, hint }) => (
          <Checkbox key={id} value={id}>
            {label} <span className={styles.hint}>{hint}</span>
          </Checkbox>
        ))}
        <h3>表</h3>
        {batchTables.map(({ table, title }) => (
          <Checkbox key={table} value={table}>
            {title}
          </Checkbox>
        ))}
      </Checkbox.Group>
      <Button
        type="primary"
        disabled={chosen.length === 0 || beside === null}
        data-testid="batch-start"
        onClick={() => void start()}
      >
        {shellKind === 'electron' ? '选择文件夹并输出' : '输出'}（{chosen.length} 项）
      </Button>
    </section>
  )
}
