import { Button, Checkbox, Segmented, Space } from 'antd'
import type { Floor } from '../../../domain/floor.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { useOff } from '../../controls/use-off.ts'
import { exportTable } from '../../stores/exports.ts'
import { pickPicture } from '../../stores/pictures.ts'
import { run } from '../../stores/workbook.ts'
import type { DrawingTool } from './drawing.ts'
import styles from './rooms.module.css'

interface FloorToolbarProps {
  readonly floor: Floor
  readonly tool: DrawingTool
  readonly onTool: (tool: DrawingTool) => void
  readonly showPicture: boolean
  readonly onShowPicture: (shown: boolean) => void
  readonly onFit: () => void
  readonly onZoom: (factor: number) => void
  readonly onFloorForm: () => void
  readonly onStandard: () => void
  readonly onMoves: () => void
  readonly onPrint: () => void
}

const toolNames: readonly { readonly value: DrawingTool; readonly label: string; readonly title: string }[] =
  [
    { value: 'seat', label: '安排用房', title: '把人员、机构拖进房间' },
    { value: 'rectangle', label: '画房间', title: '拖出矩形；拖动移动，拖角改大小' },
    { value: 'polygon', label: '多边形', title: '逐点画异形房间，回车闭合' },
    { value: 'door', label: '开门', title: '点墙开门，点门取消' },
  ]

/** What is done on the plan, its scanned picture, and what goes out of it. */
export function FloorToolbar(props: FloorToolbarProps) {
  const { floor, tool, onTool, onFit, onZoom } = props
  const off = useOff()
  const tools =
    floor.pictureId === null
      ? toolNames
      : [...toolNames, { value: 'scale' as const, label: '定比例', title: '在底图上点两点并填实际距离' }]
  return (
    <div className={styles.toolbar} role="toolbar" aria-label="平面图工具">
      <Segmented
        size="small"
        aria-label="工具"
        value={tool}
        options={tools.map((each) => (each.value === 'seat' ? each : { ...each, ...off }))}
        onChange={(value) => onTool(value as DrawingTool)}
      />
      <Space.Compact size="small">
        <Button aria-label="放大" onClick={() => onZoom(1.25)}>
          ＋
        </Button>
        <Button aria-label="缩小" onClick={() => onZoom(0.8)}>
          －
        </Button>
        <Button onClick={onFit}>全图</Button>
      </Space.Compact>
      <PictureButtons {...props} />
      <PermitButton size="small" data-testid="floor-edit" onClick={props.onFloorForm}>
        楼层
      </PermitButton>
      <PermitButton size="small" data-testid="office-standard" onClick={props.onStandard}>
        用房标准
      </PermitButton>
      <Button size="small" data-testid="room-moves" onClick={props.onMoves}>
        搬迁清单
      </Button>
      <Button size="small" data-testid="rooms-print" onClick={props.onPrint}>
        打印
      </Button>
      <Button
        size="small"
        data-testid="rooms-ledger"
        onClick={() => void exportTable({ table: 'officeRooms', format: 'xlsx', personal: 'masked' })}
      >
        台账
      </Button>
    </div>
  )
}

function PictureButtons({ floor, showPicture, onShowPicture }: FloorToolbarProps) {
  const lay = async () => {
    const picture = await pickPicture()
    if (!picture) return
    const { id: pictureId, width, height } = picture
    await run('setFloorPicture', { id: floor.id, pictureId, proportion: width / height })
  }
  if (floor.pictureId === null) {
    return (
      <PermitButton size="small" data-testid="picture-lay" onClick={() => void lay()}>
        铺底图
      </PermitButton>
    )
  }
  return (
    <Space size={6}>
      <Checkbox checked={showPicture} onChange={(event) => onShowPicture(event.target.checked)}>
        底图
      </Checkbox>
      <Space.Compact size="small">
        <PermitButton data-testid="picture-lay" onClick={() => void lay()}>
          更换
        </PermitButton>
        <PermitButton onClick={() => void run('setFloorPicture', { id: floor.id, pictureId: null })}>
          撤去
        </PermitButton>
      </Space.Compact>
    </Space>
  )
}
