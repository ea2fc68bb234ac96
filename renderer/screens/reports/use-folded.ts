import { useState } from 'react'

const key = 'reports:options'

/** Whether the options of papers are folded away; remembered on this machine. */
export function useFolded(): [boolean, (folded: boolean) => void] {
  const [isFolded, setFolded] = useState(() => localStorage.getItem(key) === 'folded')
  const fold = (folded: boolean) => {
    localStorage.setItem(key, folded ? 'folded' : 'open')
    setFolded(folded)
  }
  return [isFolded, fold]
}
