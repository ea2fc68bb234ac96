import { Model } from '../../domain/model.ts'
import { emptyPower, type Power } from '../../domain/power.ts'
import { standardPowerCategories } from '../../domain/power-category.ts'
import { countByCategory, countByStatus, filterPowers, powerLines } from '../../domain/reports/powers.ts'
import { powerTexts } from '../../renderer/screens/powers/power-texts.ts'
import { filterRows, rowTexts } from '../../renderer/views/grid.ts'
import { powerItems } from '../fixtures/powers.ts'
import { testId } from '../support/model-builder.ts'
import { type BenchRow, limitRow, percentile, timed } from './row.ts'

/** The source's 3,250 items of 47 departments as a workbook holds them. */
function powersModel(): Model {
  const ids = new Map(standardPowerCategories.map(({ id, name }) => [name, id]))
  const power = powerItems().map(
    ({ code, category, name, basis, department }, index): Power => ({
      ...emptyPower,
      id: testId(index),
      sortNo: index,
      code,
      name,
      basis,
      department,
      categoryId: ids.get(category) ?? 'other',
      status: 'released',
    }),
  )
  return new Model({ power }, '2016-07-15')
}

const typed = ['市工商局', 'shigongshangju', 'xcsysc', '校车使用审查', '第3条 处罚', 'sgsj 许可']

/** Search and filter of 3,250 powers at every key, and all that the screen counts anew when the list is narrowed. */
export async function benchPowers(): Promise<BenchRow[]> {
  const model = powersModel()
  const lines = powerLines(model)
  const texts = rowTexts(lines, powerTexts)
  // The screen spells the list in the pauses after it is opened.
  const spelling = timed(() => filterRows(lines, texts, 'x'))
  const keys = typed.flatMap((word) => [...word].map((_, index) => word.slice(0, index + 1)))
  const searches = keys.map((word) => timed(() => filterRows(lines, texts, word)))
  const narrowings = standardPowerCategories.map(({ id }) =>
    timed(() => {
      const shown = filterPowers(lines, { categoryId: id, status: 'released', department: '市工商局' })
      countByStatus(filterPowers(lines, { categoryId: id }))
      countByCategory(model, filterPowers(lines, { status: 'released' }))
      filterRows(shown, rowTexts(shown, powerTexts), '示例')
    }),
  )
  const rebuilt = Array.from({ length: 10 }, () => timed(() => powerLines(model)))
  return [
    limitRow('3 250 项权力：逐键筛选（含拼音，95 %）', percentile(searches, 0.95), 30),
    limitRow('3 250 项权力：点数字收窄并重新计数（95 %）', percentile(narrowings, 0.95), 30),
    limitRow('3 250 项权力：改动后重列清单（95 %）', percentile(rebuilt, 0.95), 30),
    limitRow('3 250 项权力：首次拼写拼音（打开后分片进行）', spelling, 2000),
  ]
}
