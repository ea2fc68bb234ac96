import { useState } from 'react'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { PlaceForms } from './PlaceForms.tsx'
import styles from './rooms.module.css'

/** The beginning: what the screen is for, and the first building. */
export function NoBuilding({ onFloor }: { readonly onFloor: (id: string) => void }) {
  const [open, setOpen] = useState(false)
  return (
    <div className={`${styles.empty} screen-only`}>
      <p>
        这里按楼、层画出房间平面图（可铺扫描的图纸描画），把人员和机构安排进房间，核对面积标准，
        打印平面图、门牌和办公用房台账。先登记一座楼。
      </p>
      {open ? (
        <PlaceForms form={{ kind: 'newBuilding' }} close={() => setOpen(false)} onFloor={onFloor} />
      ) : (
        <PermitButton type="primary" data-testid="building-first" onClick={() => setOpen(true)}>
          登记第一座楼
        </PermitButton>
      )}
    </div>
  )
}
