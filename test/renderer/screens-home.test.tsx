import './detail-shell.ts'
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { Operation } from '../../domain/operation.ts'
import { tableNames, tables } from '../../domain/tables.ts'
import type { OperationDetail } from '../../domain/workbook.ts'
import { fieldName, tableTitles } from '../../renderer/screens/grids/field-names.ts'
import { valueName } from '../../renderer/screens/grids/field-values.ts'
import { changedRows } from '../../renderer/screens/grids/operation-changes.ts'
import { HistoryScreen } from '../../renderer/screens/HistoryScreen.tsx'
import { HomeScreen } from '../../renderer/screens/HomeScreen.tsx'
import { PeopleScreen } from '../../renderer/screens/PeopleScreen.tsx'
import { useView } from '../../renderer/stores/view.ts'
import { useWorkbook } from '../../renderer/stores/workbook.ts'
import { aWorkbook } from '../support/model-builder.ts'
import { openNumbers, statusWith } from '../support/personal.ts'
import { press } from './detail-support.tsx'
import { answers, cell, clickRow, expectAccessible, rowNames, showScreen, where } from './screens-support.tsx'

afterEach(cleanup)

const chinese = /[\u4e00-\u9fff]/

describe('变更台账', () => {
  it('has a Chinese name for every column and every code of the model', () => {
    const unnamed: string[] = []
    for (const table of tableNames) {
      if (!chinese.test(tableTitles[table] ?? '')) unnamed.push(table)
      for (const [column, schema] of Object.entries(tables[table].shape as Record<string, z.ZodType>)) {
        if (column === 'id') continue
        if (!chinese.test(fieldName(table, column) ?? '')) unnamed.push(`${table}.${column}`)
        const inner = 'unwrap' in schema ? (schema as z.ZodNullable<z.ZodType>).unwrap() : schema
        // A union has schemas for options, a code table its codes.
        const options = 'options' in inner ? (inner.options as readonly unknown[]) : []
        for (const option of options.filter((each) => typeof each === 'string')) {
          if (!chinese.test(valueName(table, column, option, {})))
            unnamed.push(`${table}.${column}=${option}`)
        }
      }
    }
    expect(unnamed).toEqual([])
  })

  function moved() {
    const workbook = aWorkbook()
      .unit('党群工作办公室')
      .unit('社会事业办公室')
      .position('张甲', '党群工作办公室', { startedOn: '2010-01-01' })
    const row = workbook.rowOf('position', '张甲 党群工作办公室')
    const next = {
      ...row,
      id: 'new',
      unitId: workbook.idOf('unit', '社会事业办公室'),
      startedOn: '2016-06-30',
    }
    const operation: Operation = {
      seq: 2,
      id: 'o2',
      at: '2016-06-30T01:00:00Z',
      operator: '经办人',
      operatorId: null,
      operatorRole: null,
      command: 'movePeople',
      title: '张甲 调整到 社会事业办公室',
      reason: '并入',
      documentNumber: '〔示例〕1号',
      kind: 'do',
      targetSeq: null,
      hash: '',
    }
    const detail: OperationDetail = {
      operation,
      before: [{ table: 'position', id: row.id, row }],
      after: [
        { table: 'position', id: row.id, row: { ...row, endedOn: '2016-06-30' } },
        { table: 'position', id: 'new', row: next },
      ],
    }
    return { workbook, operation, detail }
  }

  it('tells a move as two rows, old and new by name', () => {
    const { workbook, detail } = moved()
    const [ended, made] = changedRows(workbook.model(), detail, 10)
    expect(ended).toEqual({
      title: '编制内任职 张甲',
      kind: '修改',
      fields: [{ name: '终止', before: '', after: '2016-06-30' }],
    })
    expect(made?.kind).toBe('新增')
    expect(made?.fields).toContainEqual({ name: '机构', before: '', after: '社会事业办公室' })
    expect(made?.fields).toContainEqual({ name: '计编方式', before: '', after: '占编' })
  })

  it('lists entries, opens one, and names what undo would take back', async () => {
    const { workbook, operation, detail } = moved()
    showScreen(workbook, <HistoryScreen />)
    answers.listOperations = () => [operation, { ...operation, seq: 1, title: '新建工作簿', kind: 'genesis' }]
    answers.readOperation = () => detail
    useWorkbook.setState({ headSeq: 2, undoState: { undo: operation, redo: null } })
    await waitFor(() => expect(rowNames()).toEqual(['2', '1']))
    clickRow(/张甲 调整到/)
    const changes = within(await screen.findByTestId('history-changes'))
    expect(changes.getByText('终止：（空） → 2016-06-30')).toBeTruthy()
    expect(screen.getByTestId('history-undo').textContent).toBe('撤销：张甲 调整到 社会事业办公室')
    expect((screen.getByTestId('history-redo') as HTMLButtonElement).disabled).toBe(true)
    await expectAccessible()
  })
})

const openStatus = statusWith(openNumbers)

/** Nothing waits in it: one office outside of every approved number, one person with a post. */
const idle = () =>
  aWorkbook()
    .unit('甲办')
    .post('甲办', '文秘')
    .person('张甲')
    .appointment('张甲', '甲办', { post: '文秘', mode: 'open', employment: 'contract' })

describe('首页', () => {
  const row = (name: RegExp) => screen.getByRole('listitem', { name })

  it('says what is open, each with the way there', async () => {
    const workbook = aWorkbook()
      .unit('孙村街道办事处', { kind: 'subdistrict' })
      .unit('办公室', { parent: '孙村街道办事处', nameStatus: 'unverified' })
      .person('李丁')
      .village('甲村')
    showScreen(workbook, <HomeScreen />)
    expect(screen.getByRole('button', { name: '机构 2' })).toBeTruthy()
    expect(screen.getByRole('button', { name: '村居 1' })).toBeTruthy()
    expect(row(/^待核.* 1 项$/).textContent).toContain('? 1 项')
    expect(row(/^核定数待填 ○ 4 项$/)).toBeTruthy()
    expect(screen.getByTestId('todo-done').textContent).toContain('权力事项待承接')
    await expectAccessible()
    fireEvent.click(screen.getByRole('button', { name: /^待核/ }))
    expect(useView.getState()).toMatchObject({ panel: 'findings', findingKind: 'unverified' })
    fireEvent.click(screen.getByRole('button', { name: '待安置人员：去安置' }))
    expect(where()).toBe('/people?show=unplaced')
    fireEvent.click(screen.getByRole('button', { name: '核定数待填：去填写' }))
    expect(where()).toBe('/ledger')
    expect(useView.getState().findingKind).toBe('numbers')
  })

  it('says that nothing waits, and offers the next step', () => {
    const takenAt = new Date(Date.now() - 3 * 3_600_000).toISOString()
    showScreen(idle(), <HomeScreen />)
    act(() => useWorkbook.setState({ status: { ...openStatus, lastBackupAt: takenAt } }))
    expect(screen.getByTestId('todo-none').textContent).toContain('今天没有待办')
    expect(screen.queryByRole('list', { name: '今日待办' })).toBeNull()
    press('home-plan')
    expect(where()).toBe('/plans')
  })

  it('an old backup waits, and is taken from its row', async () => {
    showScreen(idle(), <HomeScreen />)
    const takenAt = new Date(Date.now() - 49 * 3_600_000).toISOString()
    act(() => useWorkbook.setState({ status: { ...openStatus, lastBackupAt: takenAt } }))
    expect(row(/^上次备份在2 天前/)).toBeTruthy()
    answers.backUp = () => ({ ...openStatus, lastBackupAt: new Date().toISOString() })
    fireEvent.click(screen.getByRole('button', { name: /^上次备份.*立即备份$/ }))
    await waitFor(() => expect(screen.getByTestId('todo-none')).toBeTruthy())
  })

  it('leads to who retires within the year', () => {
    const man = { sex: 'male', birthDate: '1956-12-01' } as const
    showScreen(aWorkbook().unit('甲办').person('将退休的', man), <HomeScreen />)
    expect(row(/^12 个月内退休 ◷ 1 人$/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: '12 个月内退休：看名单' }))
    expect(where()).toBe('/people?show=retiring')
    cleanup()
    showScreen(aWorkbook().person('将退休的', man), <PeopleScreen />, '/people?show=retiring')
    expect(rowNames()).toEqual(['将退休的'])
    expect(cell('将退休的', '法定退休日').textContent).toBe('2016-12-01')
  })

  it('offers the import while nobody is in the workbook', () => {
    showScreen(aWorkbook().unit('孙村街道办事处', { kind: 'subdistrict' }), <HomeScreen />)
    press('home-import')
    expect(where()).toBe('/import')
  })

  it('takes a backup and shows when', async () => {
    showScreen(aWorkbook(), <HomeScreen />)
    const status = openStatus
    useWorkbook.setState({ status })
    const backup = { backup: 'b', file: 'a.orgbook', takenAt: '2016-06-30T09:30:00', bytes: 2048 }
    answers.backUp = () => ({ ...status, backups: [backup], lastBackupAt: backup.takenAt })
    await waitFor(() => expect(screen.getByTestId('last-backup').textContent).toBe('还没有备份'))
    press('backup-now')
    await waitFor(() =>
      expect(screen.getByTestId('last-backup').textContent).toBe('上次备份 2016-06-30 09:30:00，已校验 ✓'),
    )
    expect(screen.getByRole('button', { name: '恢复为新工作簿：2016-06-30 09:30:00 的备份' })).toBeTruthy()
  })
})
