import { useEffect } from 'react'
import { useNavigate } from 'react-router'
import { useMerge } from '../../stores/merge.ts'

/** Shows 方案 when a package comes from outside: there it is asked what it is for. */
export function useReceivedPackage(): void {
  const received = useMerge((state) => state.received)
  const navigate = useNavigate()
  useEffect(() => {
    if (received) void navigate('/plans')
  }, [received, navigate])
}
