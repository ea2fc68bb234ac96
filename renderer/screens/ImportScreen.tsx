import { Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import styles from './import/import.module.css'
import { PowerImport } from './import/PowerImport.tsx'
import { RosterImport } from './import/RosterImport.tsx'
import { RoundImport } from './import/RoundImport.tsx'
import { ScoreImport } from './import/ScoreImport.tsx'
import { StructureImport } from './import/StructureImport.tsx'
import { ZoneImport } from './import/ZoneImport.tsx'

const kinds = [
  { value: 'roster', label: '名册' },
  { value: 'structure', label: '机构' },
  { value: 'powers', label: '权力清单' },
  { value: 'scores', label: '考核计分' },
  { value: 'zone', label: '全区机构' },
  { value: 'round', label: '岗位报名' },
]

/** 导入: read, check, correct, and only then write, as one operation. */
export function ImportScreen() {
  const [params, setParams] = useSearchParams()
  const what = kinds.find(({ value }) => value === params.get('what'))?.value ?? 'roster'
  return (
    <div className={`${styles.screen} screen-only`}>
      <Segmented
        className={styles.kinds ?? ''}
        aria-label="导入什么"
        value={what}
        options={kinds}
        onChange={(value) => setParams(value === 'roster' ? {} : { what: value })}
      />
      {what === 'roster' && <RosterImport />}
      {what === 'structure' && <StructureImport isForMerger={params.get('for') === 'merger'} />}
      {what === 'powers' && <PowerImport />}
      {what === 'scores' && <ScoreImport />}
      {what === 'zone' && <ZoneImport />}
      {what === 'round' && <RoundImport roundId={params.get('round')} />}
    </div>
  )
}
