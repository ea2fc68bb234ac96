import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createBackend } from '../../../db/backend.ts'
import type { SideRows } from '../../../domain/branch.ts'
import type { Reply } from '../../../domain/errors.ts'
import type { ImportIssue } from '../../../domain/import-table.ts'
import { idsOfSetting, mergerItems } from '../../../domain/merger/items.ts'
import { Model } from '../../../domain/model.ts'
import type { RosterPreview } from '../../../domain/roster.ts'
import { evaluate } from '../../../domain/rules/evaluate.ts'
import type { BackendHost } from '../../../domain/shell.ts'
import type { StructurePreview } from '../../../domain/structure.ts'
import type { Snapshot } from '../../../domain/workbook.ts'
import { exchangePort } from '../../../exchange/port.ts'
import {
  traditionalCounts,
  traditionalOffices,
  writeTraditionalRoster,
  writeTraditionalStructure,
} from '../../fixtures/traditional-offices.ts'
import { tempFolder, testClock, testMachineKey } from '../../support/workbook.ts'

async function ask<T>(backend: BackendHost, name: string, input: unknown = {}): Promise<T> {
  const reply = (await backend.handle(name, input)) as Reply<T>
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code} ${reply.error.detail.message ?? ''}`)
  return reply.value
}

async function modelOf(backend: BackendHost): Promise<Model> {
  const { rows, today } = await ask<Snapshot>(backend, 'snapshot')
  return new Model(rows, today)
}

const issuesOf = (preview: RosterPreview | StructurePreview): ImportIssue[] =>
  preview.rows.flatMap((row) => Object.values(row.cells).flatMap((cell) => cell.issues))

describe('two traditional offices', () => {
  it('come in through both imports without a fault, and in two operations are out again', async () => {
    const folder = tempFolder()
    const [structure, roster] = [join(folder, '机构表.xlsx'), join(folder, '花名册.xlsx')]
    await writeTraditionalStructure(structure)
    await writeTraditionalRoster(roster)
    const backend = createBackend({
      dataDir: folder,
      exchange: exchangePort,
      now: testClock().now,
      machineKey: testMachineKey,
    })
    onTestFinished(() => backend.close())
    await ask(backend, 'createWorkbook', { template: 'blank', name: '测试', operator: '张甲' })

    const table = backend.registerFile(structure, '机构表.xlsx')
    const units = await ask<StructurePreview>(backend, 'previewStructure', { token: table.token })
    expect(issuesOf(units)).toEqual([])
    expect(units.counts).toEqual({ create: 18, update: 0, unchanged: 0, skip: 0, error: 0 })
    await ask(backend, 'importStructure', { token: table.token })
    const again = await ask<StructurePreview>(backend, 'previewStructure', { token: table.token })
    expect(again.counts).toMatchObject({ unchanged: 18, create: 0, update: 0, error: 0 })

    const list = backend.registerFile(roster, '花名册.xlsx')
    const people = await ask<RosterPreview>(backend, 'previewRoster', { token: list.token })
    expect(issuesOf(people)).toEqual([])
    expect(people.counts).toMatchObject({ create: traditionalCounts.people, error: 0, skip: 0 })
    await ask(backend, 'importRoster', { token: list.token, decisions: [] })

    const model = await modelOf(backend)
    expect(model.rows.person.size).toBe(traditionalCounts.people)
    expect([...model.rows.appointment.values()].every((row) => row.postId !== null)).toBe(true)
    expect(evaluate(model, 'all').filter((finding) => finding.severity === 'block')).toEqual([])
    const offices = [...model.rows.unit.values()].filter((unit) => unit.parentId === null)
    expect(offices.map((unit) => [unit.name, model.childrenOf(unit.id).map((child) => child.name)])).toEqual(
      traditionalOffices.map((office) => [office.name, office.departments.map(({ name }) => name)]),
    )

    await ask(backend, 'undo')
    await ask(backend, 'undo')
    expect((await modelOf(backend)).rows.unit.size).toBe(0)
  })

  it('imported into a plan as its old structure have to be disposed of before it is locked', async () => {
    const folder = tempFolder()
    const structure = join(folder, '机构表.xlsx')
    await writeTraditionalStructure(structure)
    const backend = createBackend({
      dataDir: folder,
      exchange: exchangePort,
      now: testClock().now,
      machineKey: testMachineKey,
    })
    onTestFinished(() => backend.close())
    await ask(backend, 'createWorkbook', { template: 'blank', name: '测试', operator: '张甲' })
    await ask(backend, 'createPlan', { name: '方案A' })
    const { token } = backend.registerFile(structure, '机构表.xlsx')
    await ask(backend, 'importStructure', { token, asSources: true })
    const base = () => ask<SideRows>(backend, 'readSide', { atBase: true, withSources: true })
    const side = await base()
    const model = await modelOf(backend)
    const sources = idsOfSetting(model.setting('mergerSources'))
    expect(sources.map((id) => model.get('unit', id)?.name)).toEqual(
      traditionalOffices.map((office) => office.name),
    )
    const items = mergerItems(new Model(side.rows, side.asOf), model, sources)
    expect(items.filter(({ table }) => table === 'unit')).toHaveLength(18)
    await expect(ask(backend, 'lockPlan')).rejects.toThrow(`并改工作台还有 ${items.length} 项未处置`)
    await ask(backend, 'undo')
    expect((await base()).rows.unit).toEqual([])
  })
})
