import { describe, expect, it } from 'vitest'
import type { CommandInput, CommandName } from '../../domain/contract.ts'
import { mainPostOf } from '../../domain/merger/placement.ts'
import { dump, openTestWorkbook, perform, reopen } from '../support/workbook.ts'

type Workbook = ReturnType<typeof openTestWorkbook>
type Fault = { readonly field?: string; readonly message: string }

/** The sample with a round that offers a post with a free seat and the post of somebody who asks for the other. */
function prepared(given: Partial<CommandInput<'createRound'>> = {}) {
  const book = openTestWorkbook('sample')
  const model = book.current()
  const [first, second] = [...model.rows.appointment.values()].filter(
    (row) => row.kind === 'main' && row.postId !== null && model.get('post', row.postId)?.headcount === 1,
  )
  if (!first || !second) throw new Error('the sample has posts of one seat')
  perform(book, 'createPost', { unitId: second.unitId, name: '综合协调岗', category: 'management' })
  const free = [...book.current().rows.post.values()].find(({ name }) => name === '综合协调岗')
  if (!free) throw new Error('no free post')
  perform(book, 'createRound', { name: '首轮', mode: 'mutual', ...given })
  const round = [...book.current().rows.appointmentRound.values()][0]
  if (!round) throw new Error('no round')
  const roundId = round.id
  return { book, roundId, free, first, second }
}

function fault<N extends CommandName>(book: Workbook, name: N, input: CommandInput<N>): Fault {
  try {
    perform(book, name, input)
  } catch (error) {
    return (error as { readonly detail: Fault }).detail
  }
  throw new Error('it was taken')
}

const days = {
  startsOn: '2016-05-20',
  termEndsOn: '2019-05-19',
  noticeFrom: '2016-05-10',
  noticeUntil: '2016-05-17',
}

describe('a round of 双向选择聘任', () => {
  it('appoints whom it proposes in one operation, survives a restart, and is taken back whole', async () => {
    const { book, roundId, free, first, second } = prepared(days)
    const seat = first.postId ?? ''
    perform(book, 'offerPosts', {
      roundId,
      posts: [
        { postId: free.id, seats: 1 },
        { postId: seat, seats: 1 },
      ],
    })
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    const applications = [
      { personId: first.personId, postId: free.id, preference: 1, mark: 88 },
      { personId: second.personId, postId: free.id, preference: 1, mark: 70 },
      { personId: second.personId, postId: seat, preference: 2, mark: 75.5 },
    ]
    perform(book, 'applyToRound', { roundId, applications })
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    perform(book, 'solveRound', { id: roundId })
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    const again = await reopen(book)
    const before = dump(again)
    perform(again, 'appointRound', { id: roundId })
    const model = again.current()
    const terms = { mode: 'mutual', startedOn: '2016-05-20', termEndsOn: '2019-05-19', endedOn: null }
    expect(mainPostOf(model, first.personId)).toMatchObject({
      postId: free.id,
      unitId: free.unitId,
      ...terms,
    })
    expect(mainPostOf(model, second.personId)).toMatchObject({ postId: seat, ...terms })
    expect(model.get('appointmentRound', roundId)).toMatchObject({
      stage: 'appointed',
      appointedOn: model.asOf,
    })
    expect(fault(again, 'removeRound', { id: roundId }).message).toContain('作为记录保留')
    again.undo('张甲')
    expect(dump(again)).toBe(before)
  })

  it('whoever keeps the own post begins a new term in it; whoever has left meanwhile is named', () => {
    const { book, roundId, first } = prepared(days)
    const seat = first.postId ?? ''
    perform(book, 'offerPosts', { roundId, posts: [{ postId: seat, seats: 1 }] })
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    const applications = [{ personId: first.personId, postId: seat, preference: 1, place: 1 }]
    perform(book, 'applyToRound', { roundId, applications })
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    perform(book, 'solveRound', { id: roundId })
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    const leaving = { ids: [first.personId], status: 'left' as const, on: '2016-05-20', reason: '调出' }
    perform(book, 'leavePeople', leaving)
    expect(fault(book, 'appointRound', { id: roundId }).message).toContain('已离岗，不能聘任')
    book.undo('张甲')
    perform(book, 'appointRound', { id: roundId })
    const model = book.current()
    expect(model.get('appointment', first.id)?.endedOn).toBe('2016-05-20')
    const renewed = { postId: seat, mode: 'mutual', startedOn: '2016-05-20', termEndsOn: '2019-05-19' }
    expect(mainPostOf(model, first.personId)).toMatchObject(renewed)
  })

  it('somebody from outside comes into service with the appointment, and goes off the list with the application', () => {
    const { book, roundId, free } = prepared({ ...days, mode: 'open' })
    perform(book, 'offerPosts', { roundId, posts: [{ postId: free.id, seats: 1 }] })
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    const people = () => [...book.current().rows.person.values()].filter(({ name }) => name.startsWith('外'))
    perform(book, 'applyFromOutside', { roundId, postId: free.id, name: '外甲' })
    perform(book, 'applyFromOutside', { roundId, postId: free.id, name: '外乙' })
    expect(people().map(({ status }) => status)).toEqual(['candidate', 'candidate'])
    const [one, two] = book.current().by('roundApplication.roundId', roundId)
    perform(book, 'removeApplications', { ids: [two?.id ?? ''] })
    expect(people()).toHaveLength(1)
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    perform(book, 'chooseApplication', { id: one?.id ?? '', chosen: true, reason: '面试第一' })
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    perform(book, 'appointRound', { id: roundId })
    const [hired] = people()
    expect(hired?.status).toBe('active')
    expect(mainPostOf(book.current(), hired?.id ?? '')).toMatchObject({
      postId: free.id,
      employment: 'contract',
      mode: 'open',
    })
  })
})

describe('what cannot be', () => {
  it('is told at the field of the round', () => {
    const { book, roundId } = prepared()
    const change = (patch: CommandInput<'updateRound'>['patch']) =>
      fault(book, 'updateRound', { id: roundId, patch }).field
    expect(change({ startsOn: '2016-06-01', termEndsOn: '2016-06-01' })).toBe('termEndsOn')
    expect(change({ noticeFrom: '2016-06-01', noticeUntil: '2016-05-31' })).toBe('noticeUntil')
    expect(fault(book, 'createRound', { name: '首轮', mode: 'direct' }).field).toBe('name')
    expect(fault(book, 'moveRound', { id: roundId, direction: 'forward' })).toMatchObject({ field: 'postId' })
  })

  it('more seats than the post has, or than another round leaves', () => {
    const { book, roundId, free } = prepared()
    const offer = (id: string, seats: number) => ({ roundId: id, posts: [{ postId: free.id, seats }] })
    expect(fault(book, 'offerPosts', offer(roundId, 2)).message).toContain('名额不能多于岗位数')
    perform(book, 'offerPosts', offer(roundId, 1))
    perform(book, 'createRound', { name: '次轮', mode: 'direct' })
    const other = [...book.current().rows.appointmentRound.values()].find(({ name }) => name === '次轮')
    expect(fault(book, 'offerPosts', offer(other?.id ?? '', 1)).message).toContain(
      '在轮次“首轮”中已提供 1 个',
    )
  })

  it('a post twice, a wish twice, a post that is not offered, a mark out of range', () => {
    const { book, roundId, free, first } = prepared()
    const apply = (postId: string, preference: number, mark?: number) => ({
      roundId,
      applications: [
        { personId: first.personId, postId, preference, ...(mark === undefined ? {} : { mark }) },
      ],
    })
    perform(book, 'offerPosts', {
      roundId,
      posts: [
        { postId: free.id, seats: 1 },
        { postId: first.postId ?? '', seats: 1 },
      ],
    })
    expect(fault(book, 'applyToRound', apply(free.id, 1)).field).toBe('stage')
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    perform(book, 'applyToRound', apply(free.id, 1))
    expect(fault(book, 'applyToRound', apply(free.id, 2)).field).toBe('personId')
    expect(fault(book, 'applyToRound', apply(first.postId ?? '', 1)).field).toBe('preference')
    const elsewhere = [...book.current().rows.post.values()].find(
      ({ id }) => id !== free.id && id !== first.postId,
    )
    expect(fault(book, 'applyToRound', apply(elsewhere?.id ?? '', 2)).field).toBe('postId')
    expect(() => perform(book, 'applyToRound', apply(first.postId ?? '', 2, 101))).toThrow(
      '成绩应在 0 到 100 之间',
    )
    const [row] = book.current().by('roundApplication.roundId', roundId)
    expect(
      fault(book, 'withdrawPosts', { ids: [book.current().by('roundPost.roundId', roundId)[0]?.id ?? ''] })
        .message,
    ).toContain('已有 1 人报名')
    expect(fault(book, 'applyFromOutside', { roundId, postId: free.id, name: '外甲' }).field).toBe('name')
    perform(book, 'updateApplications', {
      applications: [{ id: row?.id ?? '', patch: { preference: 3, place: 1 } }],
    })
  })

  it('聘任 before the 公示 is over, in the middle of a running term, or beside somebody who stays', () => {
    const { book, roundId, free, first, second } = prepared({ ...days, noticeUntil: '2099-01-01' })
    const seat = first.postId ?? ''
    perform(book, 'offerPosts', {
      roundId,
      posts: [
        { postId: seat, seats: 1 },
        { postId: free.id, seats: 1 },
      ],
    })
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    perform(book, 'applyToRound', {
      roundId,
      applications: [{ personId: second.personId, postId: seat, preference: 1, place: 1 }],
    })
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    expect(fault(book, 'moveRound', { id: roundId, direction: 'forward' }).field).toBe('chosenBy')
    perform(book, 'solveRound', { id: roundId })
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    expect(fault(book, 'appointRound', { id: roundId })).toMatchObject({ field: 'noticeUntil' })
    perform(book, 'updateRound', { id: roundId, patch: { noticeUntil: '2016-05-18' } })
    expect(fault(book, 'appointRound', { id: roundId }).message).toContain('仍在岗，再聘 1 人将超岗')
    perform(book, 'endAppointment', { id: first.id })
    perform(book, 'updateRound', { id: roundId, patch: { startsOn: '2016-05-01' } })
    expect(fault(book, 'appointRound', { id: roundId }).message).toContain('聘期重叠')
  })

  it('two people in one seat by hand, and a change without a reason', () => {
    const { book, roundId, free, first, second } = prepared(days)
    perform(book, 'offerPosts', { roundId, posts: [{ postId: free.id, seats: 1 }] })
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    const applications = [first, second].map(({ personId }) => ({ personId, postId: free.id, preference: 1 }))
    perform(book, 'applyToRound', { roundId, applications })
    perform(book, 'moveRound', { id: roundId, direction: 'forward' })
    const [one, two] = book.current().by('roundApplication.roundId', roundId)
    const choose = (id: string | undefined, reason: string) => ({ id: id ?? '', chosen: true, reason })
    expect(() => perform(book, 'chooseApplication', choose(one?.id, ''))).toThrow('请写明调整理由')
    perform(book, 'chooseApplication', choose(one?.id, '民主测评第一'))
    expect(fault(book, 'chooseApplication', choose(two?.id, '另议')).field).toBe('chosen')
  })
})
