import type { Building } from '../../../domain/building.ts'
import { buildingsInOrder, floorsOf } from '../../../domain/rooms/occupants.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { useModel } from '../../stores/workbook.ts'
import type { PlaceForm } from './PlaceForms.tsx'
import styles from './rooms.module.css'

interface BuildingListProps {
  readonly floorId: string | null
  readonly onFloor: (id: string) => void
  readonly onForm: (form: PlaceForm) => void
}

/** Buildings with their floors; the floor that is chosen is the plan in the middle. */
export function BuildingList({ floorId, onFloor, onForm }: BuildingListProps) {
  const model = useModel()
  const floorsIn = (building: Building) => floorsOf(model, building.id)
  return (
    <div className={styles.buildings}>
      {buildingsInOrder(model).map((building) => (
        <section key={building.id} aria-label={building.name}>
          <h3>
            <span>{building.name}</span>
            <span>
              <PermitButton
                size="small"
                type="text"
                aria-label={`修改${building.name}`}
                onClick={() => onForm({ kind: 'building', id: building.id })}
              >
                修改
              </PermitButton>
              <PermitButton
                size="small"
                type="text"
                data-testid="floor-add"
                aria-label={`${building.name} ＋层`}
                onClick={() => onForm({ kind: 'newFloor', buildingId: building.id })}
              >
                ＋层
              </PermitButton>
            </span>
          </h3>
          {floorsIn(building).map((floor) => (
            <button
              type="button"
              key={floor.id}
              className={styles.floor}
              aria-current={floor.id === floorId}
              data-testid="floor"
              onClick={() => onFloor(floor.id)}
            >
              <span>{floor.name}</span>
              <span className={styles.soft}>{model.by('room.floorId', floor.id).length} 间</span>
            </button>
          ))}
        </section>
      ))}
      <PermitButton
        size="small"
        block
        data-testid="building-add"
        onClick={() => onForm({ kind: 'newBuilding' })}
      >
        新增楼
      </PermitButton>
    </div>
  )
}
