import { useEffect } from 'react'
import { stayActive } from '../stores/operators.ts'

const signs = ['pointerdown', 'keydown', 'wheel'] as const

/** Whoever reads and scrolls works, too: the workbench does not lock under their hands. */
export function useSignsOfLife(): void {
  useEffect(() => {
    for (const sign of signs) window.addEventListener(sign, stayActive, { passive: true, capture: true })
    return () => {
      for (const sign of signs) window.removeEventListener(sign, stayActive, { capture: true })
    }
  }, [])
}
