import type { Appointment } from '../../domain/appointment.ts'
import { makeId } from '../../domain/id.ts'
import type { Person } from '../../domain/person.ts'
import type { Position } from '../../domain/position.ts'
import type { Post } from '../../domain/post.ts'
import type { RowChange, RowOf, TableName } from '../../domain/tables.ts'
import type { Unit } from '../../domain/unit.ts'

export interface Size {
  readonly name: 'S' | 'M' | 'L'
  /** Units and posts together, as quality.md counts them. */
  readonly unitsAndPosts: number
  readonly people: number
}

export const sizes: Readonly<Record<Size['name'], Size>> = {
  S: { name: 'S', unitsAndPosts: 160, people: 300 },
  M: { name: 'M', unitsAndPosts: 2_000, people: 5_000 },
  L: { name: 'L', unitsAndPosts: 10_000, people: 50_000 },
}

/** A small seeded generator (mulberry32): the same workbook in every run. */
export function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏']
const given = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华']
const noDates = { startedOn: null, endedOn: null } as const

/** A workbook of a size: subdistricts of 8 offices, posts in each, people spread over them; every number has room. */
export function generateRows(size: Size, seed = 20160519): RowChange[] {
  const random = seeded(seed)
  let count = 0
  const newId = () => {
    count += 1
    return makeId(
      1_463_616_000_000 + count,
      Uint8Array.from({ length: 10 }, () => random() * 256),
    )
  }
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const rows: RowChange[] = []
  const put = <T extends TableName>(table: T, row: RowOf<T>) => {
    rows.push({ table, id: row.id, row } as unknown as RowChange)
    return row
  }
  const document = put('document', {
    id: newId(),
    number: '示例〔2016〕1号',
    issuer: '示例机关',
    issuedOn: '2016-05-19',
    title: null,
  })
  const unit = (name: string, kind: Unit['kind'], parentId: string | null, sortNo: number) =>
    put('unit', {
      id: newId(),
      name,
      nameStatus: 'settled',
      kind,
      parentId,
      level: null,
      dutyField: null,
      duties: null,
      sortNo,
      ...noDates,
      documentId: null,
      note: null,
    })
  const quota = (unitId: string, amount: number) =>
    put('quota', {
      id: newId(),
      unitId,
      ledger: 'establishment',
      kind: 'total',
      level: '',
      amount,
      documentId: document.id,
      ...noDates,
      toleratedExcess: 0,
      toleratedUntil: null,
      toleratedDocumentId: null,
    })

  const officeCount = Math.max(8, Math.round(size.unitsAndPosts / 5))
  const perOffice = Math.ceil(size.people / officeCount)
  const root = unit('示例管委会', 'committee', null, 10)
  const offices: Unit[] = []
  for (let at = 0; offices.length < officeCount; at += 1) {
    const subdistrict = unit(`示例${at + 1}街道办事处`, 'subdistrict', root.id, at * 10)
    quota(subdistrict.id, perOffice * 8 + 80)
    for (let n = 0; n < 8 && offices.length < officeCount; n += 1) {
      const office = unit(`${at + 1}街道第${n + 1}办公室`, 'office', subdistrict.id, n * 10)
      quota(office.id, perOffice + 10)
      offices.push(office)
    }
  }
  quota(root.id, size.people * 2)
  const posts: Post[] = []
  for (let at = 0; posts.length < size.unitsAndPosts - officeCount; at += 1) {
    const office = offices[at % offices.length] as Unit
    posts.push(
      put('post', {
        id: newId(),
        unitId: office.id,
        name: `${pick(['综合', '民生', '治理', '财务', '安监'])}岗${at + 1}`,
        category: 'management',
        grade: null,
        headcount: perOffice,
        leading: null,
        dutyField: null,
        layer: null,
        duties: null,
        requirements: null,
        sortNo: at,
        ...noDates,
        note: null,
      }),
    )
  }
  for (let at = 0; at < size.people; at += 1) {
    const post = posts[at % posts.length] as Post
    const person: Person = {
      id: newId(),
      name: pick(surnames) + pick(given) + (random() < 0.6 ? pick(given) : ''),
      sex: 'unknown',
      birthDate: null,
      idNumber: null,
      ethnicGroup: null,
      politicalStatus: null,
      education: null,
      degree: null,
      major: null,
      fileKeptAt: null,
      filePay: null,
      workStartedOn: null,
      phone: null,
      status: 'active',
      leftOn: null,
      leftReason: null,
      note: '示例数据',
    }
    put('person', person)
    const position: Position = {
      id: newId(),
      personId: person.id,
      unitId: post.unitId,
      establishmentKind: 'administrative',
      title: null,
      rank: null,
      leading: null,
      counting: 'counted',
      ...noDates,
      documentNumber: null,
      note: null,
    }
    put('position', position)
    const appointment: Appointment = {
      id: newId(),
      personId: person.id,
      unitId: post.unitId,
      postId: post.id,
      kind: 'main',
      mode: 'competitive',
      employment: null,
      startedOn: null,
      termEndsOn: null,
      endedOn: null,
      documentNumber: null,
      note: null,
    }
    put('appointment', appointment)
  }
  return rows
}
