import { InputNumber } from 'antd'
import { useState } from 'react'
import { carryingUnits, officeLoad, powersPerPost } from '../../../domain/powers/load.ts'
import type { PowerFilter } from '../../../domain/reports/powers.ts'
import { unitTitle } from '../../../domain/rules/wording.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { useOff } from '../../controls/use-off.ts'
import { jumpTo } from '../../stores/view.ts'
import { run, useModel } from '../../stores/workbook.ts'
import screen from '../grids/screen.module.css'
import styles from './powers.module.css'

/** 承接能力: what each office carries for each of its posts, against the number that the workbook sets. */
export function LoadView({ onOpen }: { readonly onOpen: (filter: PowerFilter) => void }) {
  const model = useModel()
  const limit = powersPerPost(model)
  const rows = carryingUnits(model).map((unit) => ({ unit, load: officeLoad(model, unit.id) }))
  return (
    <>
      <Limit key={limit ?? 'none'} limit={limit} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard */}
      <section className={styles.list} tabIndex={0} aria-label="承接能力">
        {rows.length === 0 ? (
          <p className={screen.empty}>本工作簿还没有街道办事处及其科室，请先在机构图设置。</p>
        ) : (
          <table className={styles.table} data-testid="power-load">
            <thead>
              <tr>
                {['科室', '承办事项', '其中已承接', '协助事项', '岗位（含下级）', '每岗事项', '核对'].map(
                  (title) => (
                    <th key={title} scope="col">
                      {title}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ unit, load }) => {
                const over = limit !== null && load.items > limit * load.posts
                const open = (status?: PowerFilter['status']) => () => onOpen({ officeId: unit.id, status })
                return (
                  <tr key={unit.id}>
                    <th scope="row">
                      <LinkButton onClick={() => jumpTo({ table: 'unit', id: unit.id })}>
                        {unitTitle(model, unit.id)}
                      </LinkButton>
                    </th>
                    <td className={styles.number}>
                      <LinkButton onClick={open()}>{load.items}</LinkButton>
                    </td>
                    <td className={styles.number}>
                      <LinkButton onClick={open('takenUp')}>{load.takenUp}</LinkButton>
                    </td>
                    <td className={styles.number}>{load.assists}</td>
                    <td className={styles.number}>{load.posts}</td>
                    <td className={styles.number}>{perPost(load)}</td>
                    <td className={over ? styles.over : undefined}>
                      {over
                        ? `▲ 多 ${load.items - limit * load.posts} 项`
                        : limit === null
                          ? '未设上限'
                          : '✓ 相称'}
                    </td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        )}
      </section>
      <p className={screen.notes}>
        承办事项不含“仍由市级行使”和“取消”；尚未承接的计入，以便事先衡量。协助不计；办事处一行只计直接派给办事处的事项。岗位按岗位聘职口径的设岗数，含下设机构。
      </p>
    </>
  )
}

function perPost({ items, posts }: { readonly items: number; readonly posts: number }): string {
  if (posts === 0) return items === 0 ? '—' : '未设岗位'
  return (items / posts).toFixed(1)
}

/** The number is the workbook's own: nothing is judged until the clerk has set it. */
function Limit({ limit }: { readonly limit: number | null }) {
  const off = useOff()
  const [value, setValue] = useState(limit)
  const save = () => {
    if (value !== limit) {
      void run('changeSettings', { values: { powersPerPost: value === null ? '' : String(value) } })
    }
  }
  return (
    <div className={screen.inline}>
      <label>
        每个岗位可承办事项数{' '}
        <InputNumber<number>
          size="small"
          min={1}
          precision={0}
          value={value}
          placeholder="未设"
          data-testid="powers-per-post"
          {...off}
          onChange={setValue}
          onPressEnter={save}
        />
      </label>
      <PermitButton size="small" data-testid="powers-per-post-save" disabled={value === limit} onClick={save}>
        设定
      </PermitButton>
      <span className={screen.soft}>
        {limit === null
          ? '来源文件没有这个数，由本单位核定；设定后超出的科室列入问题。'
          : '清空后“设定”即不再核对。'}
      </span>
    </div>
  )
}
