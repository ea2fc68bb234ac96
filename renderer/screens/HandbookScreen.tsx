import Markdown from 'markdown-to-jsx/react'
import handbook from '../../docs/handbook.md?raw'
import styles from './grids/screen.module.css'
import own from './Handbook.module.css'

const pictures = import.meta.glob<string>('../../docs/pictures/handbook-*.png', {
  eager: true,
  query: '?url',
  import: 'default',
})

interface PictureProps {
  readonly src?: string
  readonly alt?: string
}

/** The handbook names its pictures as they lie beside it. */
function Picture({ src = '', alt = '' }: PictureProps) {
  return <img className={own.picture} src={pictures[`../../docs/${src}`]} alt={alt} loading="lazy" />
}

/** The chapters of the handbook, as its headings give them. */
const chapters = Array.from(handbook.matchAll(/^## (.+)$/gm), ([, title = '']) => title)

const idOf = (title: string) => `handbook-${title.replace(/\s+/g, '-')}`

/** 使用手册, shipped with the workbench: docs/handbook.md with its pictures. */
export function HandbookScreen() {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <div className={`${styles.screen} ${styles.scroll}`} tabIndex={0} data-testid="handbook">
      <nav className={`${own.chapters} screen-only`} aria-label="手册目录">
        {chapters.map((title) => (
          <button
            key={title}
            type="button"
            className={own.chapter}
            onClick={() => document.getElementById(idOf(title))?.scrollIntoView()}
          >
            {title}
          </button>
        ))}
      </nav>
      <article className={own.text}>
        <Markdown options={{ slugify: idOf, overrides: { img: Picture } }}>{handbook}</Markdown>
      </article>
    </div>
  )
}
