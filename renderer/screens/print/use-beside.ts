import { useEffect, useMemo, useState } from 'react'
import type { Model } from '../../../domain/model.ts'
import { operatorName } from '../../stores/permission.ts'
import { usePictureAddresses } from '../../stores/pictures.ts'
import { readVersion } from '../../stores/print.ts'
import { useWorkbook } from '../../stores/workbook.ts'
import type { PrintBeside } from './product.ts'

/** What products need beside the model; null until the version of the workbook is known. */
export function useBeside(model: Model): PrintBeside | null {
  const head = useWorkbook((state) => state.headSeq)
  const [version, setVersion] = useState<string | null>(null)
  const pictures = usePictureAddresses(
    [...model.rows.floor.values()].flatMap(({ pictureId }) => pictureId ?? []),
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: the head of the ledger says that there is a new version
  useEffect(() => {
    void readVersion().then(setVersion)
  }, [head])
  // Read again with each change: the name may be the workbook's own setting.
  const operator = operatorName(model)
  return useMemo(
    () => (version === null ? null : { version, pictures, operator }),
    [version, pictures, operator],
  )
}
