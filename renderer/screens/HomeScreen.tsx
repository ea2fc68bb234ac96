import { Button } from 'antd'
import { useNavigate } from 'react-router'
import { unplacedPeople } from '../../domain/merger/placement.ts'
import { rosterLines } from '../../domain/reports/roster.ts'
import { setView } from '../stores/view.ts'
import { useModel } from '../stores/workbook.ts'
import { secrecyLine, stateSigns } from '../text.ts'
import { useFindings } from './findings.ts'
import { Backups } from './grids/Backups.tsx'
import { HomeCard } from './grids/HomeCard.tsx'
import styles from './grids/screen.module.css'

/** 首页: what needs doing today, each a link. */
export function HomeScreen() {
  const model = useModel()
  const navigate = useNavigate()
  const people = rosterLines(model).length
  const units = [...model.rows.unit.values()].filter(
    (unit) => unit.kind !== 'external' && model.isOpen(unit),
  ).length
  const villages = [...model.rows.village.values()].filter((village) => model.isOpen(village)).length
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <div className={`${styles.screen} ${styles.scroll} screen-only`} tabIndex={0}>
      <h2 className={styles.title}>{model.setting('workbookName')}</h2>
      <p className={styles.soft}>{secrecyLine}。数据只存在本机，不联网。</p>
      {people === 0 && (
        <section className={styles.card} aria-label="下一步">
          <b>下一步：</b>工作簿里还没有人员。可导入现有花名册，或到岗位人员逐个新增。{' '}
          <Button type="primary" data-testid="home-import" onClick={() => navigate('/import')}>
            导入名册
          </Button>
        </section>
      )}
      <ToDo />
      <h3 className={styles.title}>概况</h3>
      <div className={styles.cards}>
        <HomeCard name="机构" figure={units} verb="看机构图" onOpen={() => navigate('/chart')} />
        <HomeCard name="人员" figure={people} verb="看人员" onOpen={() => navigate('/people?show=people')} />
        <HomeCard name="村居" figure={villages} verb="看村居" onOpen={() => navigate('/villages')} />
      </div>
      <Backups />
    </div>
  )
}

function ToDo() {
  const model = useModel()
  const navigate = useNavigate()
  const findings = useFindings()
  const openFindings = () => setView({ panel: 'findings' })
  const blocks = findings.filter((finding) => finding.severity === 'block').length
  const warnings = findings.filter((finding) => finding.severity === 'warn').length
  const withCode = (code: string) => findings.filter((finding) => finding.code === code).length
  const rest = findings.length - blocks - warnings - withCode('N1') - withCode('N2')
  return (
    <>
      <h3 className={styles.title}>待办</h3>
      <div className={styles.cards}>
        <HomeCard
          name="超限或错误"
          sign={stateSigns.over}
          tone="over"
          figure={blocks}
          verb="逐项查看"
          onOpen={openFindings}
        />
        <HomeCard name="提醒" sign="!" figure={warnings} verb="逐项查看" onOpen={openFindings} />
        <HomeCard
          name="核定数待填"
          sign={stateSigns.vacant}
          figure={withCode('N1')}
          verb="去填写"
          onOpen={() => navigate('/ledger')}
        />
        <HomeCard
          name="待核（名称、关系、代管）"
          sign={stateSigns.unverified}
          tone="unverified"
          figure={withCode('N2')}
          verb="逐项查看"
          onOpen={openFindings}
        />
        {rest > 0 && <HomeCard name="其他待办" figure={rest} verb="逐项查看" onOpen={openFindings} />}
        <HomeCard
          name="待安置人员"
          figure={unplacedPeople(model).length}
          verb="去安置"
          onOpen={() => navigate('/people?show=unplaced')}
        />
      </div>
    </>
  )
}
