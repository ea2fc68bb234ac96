import { useState } from 'react'

/** The columns that the clerk hides, remembered on this machine for each grid. */
export function useHiddenColumns(gridId: string): [ReadonlySet<string>, (columnId: string) => void] {
  const key = `grid:${gridId}:hidden`
  const [hidden, setHidden] = useState<ReadonlySet<string>>(() => new Set(read(key)))
  const toggle = (columnId: string) => {
    const next = new Set(hidden)
    if (!next.delete(columnId)) next.add(columnId)
    localStorage.setItem(key, JSON.stringify([...next]))
    setHidden(next)
  }
  return [hidden, toggle]
}

function read(key: string): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.map(String) : []
  } catch {
    // Damaged by another program: all columns are shown again.
    return []
  }
}
