import type { ShellApi } from '../../domain/shell.ts'

type PaperCalls = Pick<ShellApi, 'beginPaper' | 'addToPaper' | 'savePaper' | 'printPaper' | 'dropPaper'>

const idOf = (paper: string) => `paper-${paper}`

/**
 * Papers of the browser shell: a page cannot print another one, so the pages gather in this one, unseen, and stand in
 * its place while it prints (tokens.css).
 */
export function browserPapers(): PaperCalls {
  let count = 0
  const require = (paper: string) => {
    const found = document.getElementById(idOf(paper))
    if (!found) throw new Error('已取消。')
    return found
  }
  const print = async (paper: string) => {
    const found = require(paper)
    found.classList.add('printed-paper')
    window.addEventListener('afterprint', () => found.remove(), { once: true })
    window.print()
  }
  return {
    beginPaper: async (style) => {
      // A browser that has no event for the end of its dialog left the last one.
      for (const old of document.querySelectorAll('.printed-paper')) old.remove()
      count += 1
      const paper = String(count)
      const place = document.createElement('div')
      place.id = idOf(paper)
      place.className = 'paper'
      const sheet = document.createElement('style')
      sheet.textContent = style
      place.append(sheet)
      document.body.append(place)
      return paper
    },
    addToPaper: async (paper, pages) => require(paper).insertAdjacentHTML('beforeend', pages),
    printPaper: print,
    savePaper: async (paper, _target, name) => {
      await print(paper)
      return { name, token: null }
    },
    dropPaper: async (paper) => {
      const found = document.getElementById(idOf(paper))
      if (found && !found.classList.contains('printed-paper')) found.remove()
    },
  }
}
