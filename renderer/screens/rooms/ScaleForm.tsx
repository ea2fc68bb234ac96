import type { Point } from '../../../domain/rooms/outline.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { runOrThrow } from '../../stores/workbook.ts'

interface ScaleFormProps {
  readonly floorId: string
  readonly from: Point
  readonly to: Point
  readonly close: () => void
}

/** 定比例: the real distance between the two points that were set on the picture. */
export function ScaleForm({ floorId, from, to, close }: ScaleFormProps) {
  const drawn = Math.hypot(to[0] - from[0], to[1] - from[1]) / 1000
  return (
    <EditForm
      title="底图定比例：两点的实际距离"
      testId="scale-form"
      fields={[
        {
          name: 'distance',
          label: '实际距离（米）',
          kind: 'number',
          decimals: true,
          required: true,
          hint: `图上现为 ${drawn.toFixed(2)} 米。取图纸上标有尺寸的一段最准；房间不动，底图按此缩放。`,
        },
      ]}
      initial={{ distance: Math.round(drawn * 100) / 100 }}
      close={close}
      because="none"
      saveLabel="按此缩放"
      save={({ distance }) =>
        runOrThrow('scaleFloorPicture', {
          id: floorId,
          from: [...from],
          to: [...to],
          distance: Math.round(distance * 1000),
        })
      }
    />
  )
}
