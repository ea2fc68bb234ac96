import type { Village } from '../../../domain/village.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { run, useModel } from '../../stores/workbook.ts'

/** 解除代管: the village goes back to whoever it belongs to. */
export function EndAdministered({ villages }: { readonly villages: readonly Village[] }) {
  const model = useModel()
  const open = villages.flatMap((village) =>
    model.openBy('jurisdiction.villageId', village.id).filter((row) => row.kind === 'administered'),
  )
  const end = () => void run('endJurisdiction', { ids: open.map(({ id }) => id) })
  return (
    <PermitButton size="small" data-testid="villages-end" disabled={open.length === 0} onClick={end}>
      解除代管
    </PermitButton>
  )
}
