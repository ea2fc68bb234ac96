import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { placementBalance } from '../../../domain/merger/placement.ts'
import type { Model } from '../../../domain/model.ts'
import styles from './merger.module.css'

/** What comes after the last item has its fate: the people first, then 定稿. */
export function NextStep({ base, model }: { readonly base: Model; readonly model: Model }) {
  const navigate = useNavigate()
  const { waiting, isOpen } = placementBalance(base, model)
  return (
    <div className={styles.next} data-testid="merger-next">
      <b>✓ 原机构事项已全部处置。下一步：</b>
      <Button
        size="small"
        type={isOpen ? 'primary' : 'default'}
        data-testid="merger-to-placement"
        onClick={() => navigate('/placement')}
      >
        {isOpen ? `人员安置（待安置 ${waiting.length} 人）` : '✓ 人员已安置'}
      </Button>
      <span>→</span>
      <Button
        size="small"
        type={isOpen ? 'default' : 'primary'}
        data-testid="merger-to-lock"
        onClick={() => navigate('/plans')}
      >
        方案定稿
      </Button>
    </div>
  )
}
