import { newFloorExtent } from '../../../domain/floor.ts'
import { floorsOf } from '../../../domain/rooms/occupants.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { run, runOrThrow, useModel } from '../../stores/workbook.ts'

/** Which form about buildings and floors stands open. */
export type PlaceForm =
  | { readonly kind: 'newBuilding' }
  | { readonly kind: 'building'; readonly id: string }
  | { readonly kind: 'newFloor'; readonly buildingId: string }
  | { readonly kind: 'floor'; readonly id: string }

interface PlaceFormsProps {
  readonly form: PlaceForm
  readonly close: () => void
  readonly onFloor: (id: string) => void
}

export function PlaceForms({ form, close, onFloor }: PlaceFormsProps) {
  if (form.kind === 'newBuilding' || form.kind === 'building') {
    return <BuildingForm id={form.kind === 'building' ? form.id : null} close={close} onFloor={onFloor} />
  }
  if (form.kind === 'newFloor')
    return <NewFloor buildingId={form.buildingId} close={close} onFloor={onFloor} />
  return <FloorForm id={form.id} close={close} />
}

interface BuildingValues {
  readonly name: string
  readonly address: string | null
}

const buildingFields: readonly Field<BuildingValues>[] = [
  {
    name: 'name',
    label: '楼名',
    kind: 'text',
    max: 40,
    required: true,
    hint: '如：孙村办公楼、便民服务中心',
  },
  { name: 'address', label: '地址', kind: 'text', max: 200 },
]

function BuildingForm({
  id,
  close,
  onFloor,
}: {
  id: string | null
  close: () => void
  onFloor: (id: string) => void
}) {
  const building = useModel().get('building', id)
  const initial = { name: building?.name ?? '', address: building?.address ?? null }
  return (
    <>
      <EditForm
        title={building ? '修改楼' : '新增楼'}
        testId="building-form"
        fields={buildingFields}
        initial={initial}
        close={close}
        because="none"
        save={async (values) => {
          if (id) return runOrThrow('updateBuilding', { id, patch: values })
          const delta = await runOrThrow('createBuilding', values)
          const buildingId = delta.changes[0]?.id ?? ''
          // A building without a floor is of no use: the first one comes with it.
          const first = await runOrThrow('createFloor', { buildingId, name: '一层' })
          return onFloor(first.changes[0]?.id ?? '')
        }}
      />
      {building && (
        <PermitButton
          size="small"
          danger
          data-testid="building-remove"
          onClick={async () => (await run('removeBuilding', { id: building.id })) && close()}
        >
          删除这座楼
        </PermitButton>
      )}
    </>
  )
}

interface FloorValues {
  readonly name: string
  /** In metres. */
  readonly width: number
  readonly height: number
}

const floorFields: readonly Field<FloorValues>[] = [
  { name: 'name', label: '楼层', kind: 'text', max: 40, required: true },
  {
    name: 'width',
    label: '长（米）',
    kind: 'number',
    decimals: true,
    required: true,
    hint: '左右方向；铺底图定比例后会自动放大',
  },
  { name: 'height', label: '宽（米）', kind: 'number', decimals: true, required: true },
]

interface PlanValues extends FloorValues {
  readonly northDegrees: number | null
}

const planFields: readonly Field<PlanValues>[] = [
  ...(floorFields as readonly Field<PlanValues>[]),
  {
    name: 'northDegrees',
    label: '指北（度）',
    kind: 'number',
    hint: '图上正上方为 0，顺时针至 359：北在右方填 90；留空不画指北针',
  },
]

const millimetres = ({ name, width, height }: FloorValues) => ({
  name,
  width: Math.round(width * 1000),
  height: Math.round(height * 1000),
})

const ordinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

function NewFloor({
  buildingId,
  close,
  onFloor,
}: {
  buildingId: string
  close: () => void
  onFloor: (id: string) => void
}) {
  const floors = floorsOf(useModel(), buildingId)
  const last = floors.at(-1)
  const initial = {
    name: `${ordinals[floors.length] ?? floors.length + 1}层`,
    width: (last?.width ?? newFloorExtent.width) / 1000,
    height: (last?.height ?? newFloorExtent.height) / 1000,
  }
  return (
    <EditForm
      title="新增楼层"
      testId="floor-form"
      fields={floorFields}
      initial={initial}
      close={close}
      because="none"
      save={async (values) => {
        const delta = await runOrThrow('createFloor', { buildingId, ...millimetres(values) })
        onFloor(delta.changes[0]?.id ?? '')
      }}
    />
  )
}

function FloorForm({ id, close }: { id: string; close: () => void }) {
  const floor = useModel().get('floor', id)
  if (!floor) return null
  const { name, width, height, northDegrees } = floor
  const initial = { name, width: width / 1000, height: height / 1000, northDegrees }
  return (
    <>
      <EditForm
        title={`修改楼层 ${floor.name}`}
        testId="floor-form"
        fields={planFields}
        initial={initial}
        close={close}
        because="none"
        save={(values) =>
          runOrThrow('updateFloor', {
            id,
            patch: { ...millimetres(values), northDegrees: values.northDegrees },
          })
        }
      />
      <PermitButton
        size="small"
        danger
        data-testid="floor-remove"
        onClick={async () => (await run('removeFloor', { id })) && close()}
      >
        删除这一层
      </PermitButton>
    </>
  )
}
