import type { VillageKind } from '../../../domain/village.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { choicesOf, type Field } from '../../controls/field.ts'
import { unitTree } from '../../controls/unit-tree.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'
import { villageKindNames } from '../../text.ts'
import styles from './screen.module.css'

interface NewVillage {
  readonly name: string
  readonly kind: VillageKind
  readonly legalUnitId: string | null
  readonly households: number | null
  readonly population: number | null
}

/** 新增村居: the village and who it belongs to; its 代管 is set afterwards, with a basis. */
export function AddVillage({ close }: { readonly close: () => void }) {
  const model = useModel()
  const fields: readonly Field<NewVillage>[] = [
    { name: 'name', label: '村居名称', kind: 'text', max: 40, required: true },
    { name: 'kind', label: '村居类别', kind: 'choice', choices: choicesOf(villageKindNames), required: true },
    { name: 'legalUnitId', label: '行政隶属', kind: 'unit', units: unitTree(model, { external: true }) },
    { name: 'households', label: '户数', kind: 'number' },
    { name: 'population', label: '人口', kind: 'number' },
  ]
  return (
    <div className={`${styles.form} ${styles.scroll} ${styles.upper}`}>
      <EditForm<NewVillage>
        title="新增村居"
        testId="village-add-form"
        fields={fields}
        initial={{ name: '', kind: 'village', legalUnitId: null, households: null, population: null }}
        close={close}
        save={({ legalUnitId, ...village }, because) =>
          runOrThrow('createVillage', { ...village, ...(legalUnitId ? { legalUnitId } : {}) }, because)
        }
      />
    </div>
  )
}
