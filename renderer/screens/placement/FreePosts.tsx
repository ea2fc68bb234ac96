import { Input } from 'antd'
import { useDeferredValue, useMemo, useState } from 'react'
import { freeSeats } from '../../../domain/merger/placement.ts'
import type { Model } from '../../../domain/model.ts'
import type { Post } from '../../../domain/post.ts'
import { unitPath, unitsInOrder } from '../../../domain/reports/roster.ts'
import { useModel, useWorkbook } from '../../stores/workbook.ts'
import { leadingNames } from '../../text.ts'
import styles from './placement.module.css'

const mostRows = 200

interface FreePost {
  readonly post: Post
  readonly unit: string
  readonly free: number
}

function freePosts(model: Model): FreePost[] {
  return unitsInOrder(model).flatMap((unit) =>
    model
      .openBy('post.unitId', unit.id)
      .sort((a, b) => a.sortNo - b.sortNo)
      .map((post) => ({ post, unit: unitPath(model, unit.id), free: freeSeats(model, post.id) }))
      .filter(({ free }) => free > 0),
  )
}

interface FreePostsProps {
  readonly chosen: string | null
  readonly over: string | null
  readonly onChoose: (postId: string) => void
}

/** The posts with free seats, in the order of the chart; people are dropped on them. */
export function FreePosts({ chosen, over, onChoose }: FreePostsProps) {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const [typed, setTyped] = useState('')
  const filter = useDeferredValue(typed.trim())
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const all = useMemo(() => freePosts(model), [model, revision])
  const shown = all.filter(({ post, unit }) => `${unit} ${post.name}`.includes(filter))
  const seats = all.reduce((sum, { free }) => sum + free, 0)
  return (
    <section className={styles.posts} aria-label="空岗">
      <header className={styles.postsHead}>
        <h3>
          空岗 {all.length} 个，空 {seats} 席
        </h3>
        <Input
          size="small"
          allowClear
          aria-label="筛选空岗"
          placeholder="机构或岗位"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </header>
      {shown.length === 0 && (
        <p className={styles.soft}>
          {all.length === 0 ? '没有空岗。请先在机构图设置岗位，或增加岗位数。' : '没有符合筛选的空岗。'}
        </p>
      )}
      <ul className={styles.rows}>
        {shown.slice(0, mostRows).map(({ post, unit, free }) => (
          <li key={post.id} data-post-id={post.id}>
            <button
              type="button"
              className={over === post.id ? styles.target : styles.post}
              data-testid={`placement-post-${post.id}`}
              aria-pressed={chosen === post.id}
              onClick={() => onChoose(post.id)}
            >
              <b>{post.name}</b>
              {post.leading && <span>（{leadingNames[post.leading]}）</span>}
              <span className={styles.soft}>{unit}</span>
              <span className={styles.free}>○ 空 {free}</span>
            </button>
          </li>
        ))}
      </ul>
      {shown.length > mostRows && (
        <p className={styles.soft}>另有 {shown.length - mostRows} 个空岗，请筛选。</p>
      )}
    </section>
  )
}
