import { useState } from 'react'
import { type VillageCounting, villageCountings } from '../../../domain/reports/villages.ts'

const key = 'villages:by'

/** 按实际管理 or 按行政隶属, remembered on this machine. */
export function useCounting(): [VillageCounting, (by: VillageCounting) => void] {
  const [by, setBy] = useState<VillageCounting>(
    () => villageCountings.find((one) => one === localStorage.getItem(key)) ?? 'actual',
  )
  const change = (next: VillageCounting) => {
    localStorage.setItem(key, next)
    setBy(next)
  }
  return [by, change]
}
