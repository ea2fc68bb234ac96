import { put } from '../commands/change.ts'
import type { PlanContext } from '../finding.ts'
import { checkDigitOf } from '../id-number.ts'
import type { LeadingRole } from '../post.ts'
import type { CapLedger } from '../quota.ts'
import type { RowChange, RowOf, TableName } from '../tables.ts'
import type { Unit } from '../unit.ts'
import type { SubstantiveKind } from '../vocabulary/establishment-kind.ts'
import type { PostCategory } from '../vocabulary/post-category.ts'
import { addReform, type ReformUnits, TemplateRows } from './reform.ts'
import { planDay } from './reform-words.ts'

const mark = '示例数据，虚构'

/** A post of the sample: its seats, and how each seat is held ('a' 行政, 'f' 事业, 's' 工勤, 'c' 编外, '-' vacant). */
interface SeatPlan {
  readonly name: string
  readonly category: PostCategory
  readonly leading?: LeadingRole
  readonly seats: string
}

const kinds: Readonly<Record<string, SubstantiveKind>> = {
  a: 'administrative',
  f: 'institutionalFull',
  s: 'support',
}

/** 班子, directly under the subdistrict. */
const leadership: readonly SeatPlan[] = [
  { name: '党工委书记', category: 'management', leading: 'chief', seats: 'a' },
  { name: '办事处主任', category: 'management', leading: 'chief', seats: 'a' },
  { name: '副书记', category: 'management', leading: 'deputy', seats: 'a' },
  { name: '副主任', category: 'management', leading: 'deputy', seats: 'aa-' },
]

/** Posts of the four offices, in their order; the second office is exactly full. */
const officePosts: readonly (readonly SeatPlan[])[] = [
  [
    { name: '主任', category: 'management', leading: 'chief', seats: 'a' },
    { name: '副主任', category: 'management', leading: 'deputy', seats: 'a' },
    { name: '组织人事岗', category: 'management', seats: 'aa' },
    { name: '宣传统战岗', category: 'management', seats: 'a-' },
    { name: '群团工作岗', category: 'management', seats: 'fc' },
    { name: '党建指导岗', category: 'management', seats: 'aa' },
  ],
  [
    { name: '主任', category: 'management', leading: 'chief', seats: 'a' },
    { name: '副主任', category: 'management', leading: 'deputy', seats: 'aa' },
    { name: '民政救助岗', category: 'management', seats: 'aff' },
    { name: '社区服务岗', category: 'professional', seats: 'ffcc' },
    { name: '卫生计生岗', category: 'professional', seats: 'ff' },
    { name: '劳动保障岗', category: 'professional', seats: 'ff' },
    { name: '文体教育岗', category: 'management', seats: 'af' },
  ],
  [
    { name: '主任', category: 'management', leading: 'chief', seats: 'a' },
    { name: '副主任', category: 'management', leading: 'deputy', seats: 'a' },
    { name: '综合文秘岗', category: 'management', seats: 'aa' },
    { name: '综治信访岗', category: 'management', seats: 'aac' },
    { name: '网格管理岗', category: 'management', seats: 'fcc' },
    { name: '矛盾调解岗', category: 'management', seats: 'aaf' },
    { name: '档案保密岗', category: 'management', seats: 'a' },
    { name: '驾驶员', category: 'support', seats: 's' },
  ],
  [
    { name: '主任', category: 'management', leading: 'chief', seats: 'a' },
    { name: '副主任', category: 'management', leading: 'deputy', seats: 'a-' },
    { name: '经济统计岗', category: 'management', seats: 'af' },
    { name: '财务岗', category: 'professional', seats: 'ff' },
    { name: '安全监管岗', category: 'management', seats: 'afc' },
    { name: '城市管理岗', category: 'professional', seats: 'ffc' },
    { name: '建设质量岗', category: 'professional', seats: 'f-' },
    { name: '企业服务岗', category: 'management', seats: 'af' },
  ],
]

const fullOffice = 1

/**
 * 示例工作簿: the reform template with about 120 invented people and plausible numbers, every one marked as such.
 * The numbers stand on an invented document of an invented authority.
 */
export function sampleTemplate(context: PlanContext): RowChange[] {
  const rows = new TemplateRows(context)
  const units = addReform(rows)
  rows.setting('template', 'sample')
  rows.setting('sample', 'on')
  rows.setting('preparedBy', '示例：孙村、巨野河街道')
  new SampleStaff(rows, units).fill()
  return rows.changes
}

class SampleStaff {
  private readonly rows: TemplateRows
  private readonly units: ReformUnits
  private readonly documentId: string
  private people = 0

  constructor(rows: TemplateRows, units: ReformUnits) {
    this.rows = rows
    this.units = units
    this.documentId = rows.newId()
  }

  fill(): void {
    const title = '示例：关于核定街道机构编制的通知'
    this.add('document', {
      id: this.documentId,
      number: '示例〔2016〕1号',
      issuer: '示例机关',
      issuedOn: planDay,
      title,
    })
    for (const subdistrict of this.units.subdistricts) {
      this.setLevel(subdistrict.id, '处级')
      this.staff(subdistrict.id, leadership)
      subdistrict.offices.forEach((officeId, index) => {
        const posts = officePosts[index] ?? []
        this.setLevel(officeId, '科级')
        this.staff(officeId, posts)
        this.officeQuotas(officeId, posts, index === fullOffice ? 0 : 1)
      })
      this.subdistrictQuotas(subdistrict.id)
    }
    this.unplaced()
  }

  /** Levels are settings of a unit; the sample fills them in so that leading posts can be counted by level. */
  private setLevel(unitId: string, level: string): void {
    const at = this.rows.changes.findIndex((change) => change.table === 'unit' && change.id === unitId)
    const unit = this.rows.changes[at]?.row as Unit
    this.rows.changes[at] = put('unit', { ...unit, level })
  }

  private staff(unitId: string, posts: readonly SeatPlan[]): void {
    posts.forEach((post, index) => {
      const id = this.rows.newId()
      const { name, category } = post
      this.add('post', {
        id,
        unitId,
        name,
        category,
        grade: null,
        headcount: post.seats.length,
        leading: post.leading ?? null,
        dutyField: null,
        layer: null,
        duties: null,
        requirements: null,
        sortNo: (index + 1) * 10,
        startedOn: planDay,
        endedOn: null,
        note: mark,
      })
      for (const seat of post.seats) if (seat !== '-') this.hold(unitId, id, post, seat)
    })
  }

  private hold(unitId: string, postId: string, post: SeatPlan, seat: string): void {
    const personId = this.person()
    const establishmentKind = kinds[seat]
    if (establishmentKind) this.position(personId, unitId, establishmentKind, post)
    this.add('appointment', {
      id: this.rows.newId(),
      personId,
      unitId,
      postId,
      kind: 'main',
      mode: (['direct', 'competitive', 'mutual'] as const)[this.people % 3] ?? 'direct',
      ...(establishmentKind ? {} : { mode: 'open' }),
      employment: establishmentKind ? null : 'contract',
      startedOn: planDay,
      termEndsOn: null,
      endedOn: null,
      documentNumber: null,
      note: mark,
    })
  }

  private position(
    personId: string,
    unitId: string,
    establishmentKind: SubstantiveKind,
    post?: SeatPlan,
  ): void {
    this.add('position', {
      id: this.rows.newId(),
      personId,
      unitId,
      establishmentKind,
      title: post?.leading ? post.name : null,
      rank: null,
      leading: post?.leading ?? null,
      counting: 'counted',
      startedOn: planDay,
      endedOn: null,
      documentNumber: null,
      note: mark,
    })
  }

  /** Invented: a name of the 甲乙丙 kind, a number of the unassigned area 999999. */
  private person(): string {
    const number = this.people
    this.people += 1
    const sex = number % 5 < 3 ? 'male' : 'female'
    // At work before the plan's day, and none past retirement age for years to come.
    const year = 1972 + ((number * 7) % 22)
    const month = String(1 + ((number * 5) % 12)).padStart(2, '0')
    const day = String(1 + ((number * 11) % 28)).padStart(2, '0')
    const order = String(number * 2 + (sex === 'male' ? 1 : 0)).padStart(3, '0')
    const first17 = `999999${year}${month}${day}${order}`
    const id = this.rows.newId()
    this.add('person', {
      id,
      name: sampleName(number),
      sex,
      birthDate: `${year}-${month}-${day}`,
      idNumber: first17 + checkDigitOf(first17),
      ethnicGroup: '汉族',
      politicalStatus: number % 3 === 0 ? 'masses' : 'member',
      education: (['bachelor', 'college', 'master', 'bachelor'] as const)[number % 4] ?? 'bachelor',
      degree: null,
      major: null,
      fileKeptAt: null,
      filePay: null,
      workStartedOn: `${year + 22}-07-01`,
      phone: null,
      status: 'active',
      leftOn: null,
      leftReason: null,
      note: mark,
    })
    return id
  }

  /** One person who holds establishment but no post: the 待安置 pool is not empty in the sample. */
  private unplaced(): void {
    const first = this.units.subdistricts[0]
    if (first) this.position(this.person(), first.id, 'administrative')
  }

  private officeQuotas(unitId: string, posts: readonly SeatPlan[], room: number): void {
    const seats = posts.map((post) => post.seats).join('')
    const held = [...seats].filter((seat) => kinds[seat]).length
    this.quota(unitId, 'establishment', 'total', '', held + room)
    for (const role of ['chief', 'deputy'] as const) {
      const many = posts
        .filter((post) => post.leading === role)
        .reduce((sum, post) => sum + post.seats.length, 0)
      this.quota(unitId, 'leading', role, '科级', many)
    }
    this.quota(unitId, 'posts', 'total', '', seats.length + room)
  }

  private subdistrictQuotas(unitId: string): void {
    const seats = [leadership, ...officePosts]
      .flat()
      .map((post) => post.seats)
      .join('')
    const count = (letter: string) => [...seats].filter((seat) => seat === letter).length
    const posts = [leadership, ...officePosts].flat()
    this.quota(unitId, 'institutions', 'internalOffice', '', standardOfficeCount)
    const administrative = count('a') + 4
    const institutional = count('f') + 2
    this.quota(unitId, 'establishment', 'administrative', '', administrative)
    this.quota(unitId, 'establishment', 'institutionalFull', '', institutional)
    this.quota(unitId, 'establishment', 'support', '', count('s'))
    this.quota(unitId, 'establishment', 'total', '', administrative + institutional + count('s'))
    for (const role of ['chief', 'deputy'] as const) {
      const seatsOf = (list: readonly SeatPlan[]) =>
        list.filter((post) => post.leading === role).reduce((sum, post) => sum + post.seats.length, 0)
      this.quota(unitId, 'leading', role, '处级', seatsOf(leadership))
      this.quota(unitId, 'leading', role, '科级', seatsOf(officePosts.flat()))
    }
    this.quota(unitId, 'posts', 'total', '', seats.length + 6)
    for (const category of ['management', 'professional', 'support'] as const) {
      const many = posts
        .filter((post) => post.category === category)
        .reduce((sum, post) => sum + post.seats.length, 0)
      this.quota(unitId, 'posts', category, '', many + 2)
    }
  }

  private quota(unitId: string, ledger: CapLedger, kind: string, level: string, amount: number): void {
    const tolerated = { toleratedExcess: 0, toleratedUntil: null, toleratedDocumentId: null }
    const key = { unitId, ledger, kind, level, amount }
    const row = {
      id: this.rows.newId(),
      ...key,
      documentId: this.documentId,
      startedOn: planDay,
      endedOn: null,
    }
    this.add('quota', { ...row, ...tolerated })
  }

  private add<T extends TableName>(table: T, row: RowOf<T>): void {
    this.rows.changes.push(put(table, row))
  }
}

const standardOfficeCount = officePosts.length

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严金魏陶姜']
const stems = [...'甲乙丙丁戊己庚辛壬癸']

/** 赵甲, 钱乙 … : plainly no one's name, and no two alike. */
export function sampleName(number: number): string {
  const surname = surnames[number % surnames.length] ?? '赵'
  const round = Math.floor(number / surnames.length)
  const first = stems[(number + round) % stems.length] ?? '甲'
  const second = stems[(number * 3 + round * 7) % stems.length] ?? ''
  return round % 2 === 0 ? `${surname}${first}${second}` : `${surname}${second}${first}`
}
