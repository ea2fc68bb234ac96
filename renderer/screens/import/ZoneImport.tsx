import { Button, Space } from 'antd'
import { useNavigate } from 'react-router'
import { bureaus, holding, oldDepartments, parks, zoneSource } from '../../../domain/templates/zone-facts.ts'
import { PermitButton } from '../../controls/PermitButton.tsx'
import { setView } from '../../stores/view.ts'
import { run, useModel, useWorkbook } from '../../stores/workbook.ts'
import styles from './import.module.css'

const list = (bodies: readonly { readonly name: string }[]) => bodies.map(({ name }) => name).join('、')

/** 全区机构: what the source says of the zone around the street offices, added in one operation. */
export function ZoneImport() {
  const model = useModel()
  const navigate = useNavigate()
  const isPlan = useWorkbook((state) => state.status?.open?.branch?.kind === 'plan')
  const names = new Set(bureaus.map(({ name }) => name))
  const known = [...model.rows.unit.values()].find((unit) => names.has(unit.name) && model.isOpen(unit))
  const add = async (asSources: boolean) => {
    if (!(await run('addZone', { asSources }))) return
    // The whole zone is too broad to be read lying.
    setView({ verticalNames: true })
    navigate(asSources ? '/merger' : '/chart')
  }
  return (
    <div className={styles.empty}>
      <h2>加入全区机构</h2>
      <p>
        把{zoneSource}所载管委会大部制各局、园区和济高控股集团加在两个街道周围，一次写入，可一次撤销。
        原文未载明的标“待核”，编制、职数、人员一律不编造。
      </p>
      <ul className={styles.zone}>
        <li>
          <b>工作部门 {bureaus.length + 1} 个：</b>
          {list(bureaus)}、人力资源管理部
        </li>
        <li>
          <b>园区：</b>
          {list(parks)}（原文载 7 个专业园区，列名 4 个）
        </li>
        <li>
          <b>公司：</b>
          {holding.name}及其{list(holding.levels)}
        </li>
        <li>
          <b>原部门 {oldDepartments.length} 个：</b>
          {list(oldDepartments)}
        </li>
      </ul>
      {known ? (
        <p data-testid="zone-known">
          工作簿里已有“{known.name}”，不再重复加入。{' '}
          <Button onClick={() => navigate('/chart')}>看机构图</Button>
        </p>
      ) : (
        <Space wrap>
          <PermitButton type="primary" size="large" data-testid="zone-add" onClick={() => void add(false)}>
            加入，原部门按原文记入沿革
          </PermitButton>
          {isPlan && (
            <PermitButton size="large" data-testid="zone-sources" onClick={() => void add(true)}>
              加入，原部门留待并改工作台处置
            </PermitButton>
          )}
        </Space>
      )}
      {!known && !isPlan && (
        <p className={styles.hint}>
          要自行推演大部制归并的，请先立方案，再到这里把原部门留待并改工作台处置。
        </p>
      )}
    </div>
  )
}
