import { Button, Segmented, Select } from 'antd'
import { useMemo, useState } from 'react'
import { useNavigate, useSearchParams } from 'react-router'
import { roundStageNames } from '../../domain/appointment-round.ts'
import { roundsInOrder, shownRound } from '../../domain/reports/rounds.ts'
import { termsEnding } from '../../domain/reports/terms-ending.ts'
import { PermitButton } from '../controls/PermitButton.tsx'
import { useModel, useWorkbook } from '../stores/workbook.ts'
import styles from './appointments/appointments.module.css'
import { EndingView } from './appointments/EndingView.tsx'
import { RoundForm } from './appointments/RoundForm.tsx'
import { RoundView } from './appointments/RoundView.tsx'
import screen from './grids/screen.module.css'

type View = 'rounds' | 'ending'

/** 岗位聘任: rounds of appointments from the offer of posts to 聘任, and the terms that end soon. */
export function AppointmentsScreen() {
  const model = useModel()
  const revision = useWorkbook((state) => state.revision)
  const [asked, setAsked] = useSearchParams()
  const [adding, setAdding] = useState(false)
  const rounds = roundsInOrder(model)
  const view: View = asked.get('show') === 'ending' ? 'ending' : 'rounds'
  const round = shownRound(model, asked.get('round'))
  // biome-ignore lint/correctness/useExhaustiveDependencies: the model is one object; its revision says that it changed
  const ending = useMemo(() => termsEnding(model, model.asOf), [model, revision])
  return (
    <div className={`${screen.screen} screen-only`}>
      <div className={screen.head}>
        <h2 className={screen.title}>岗位聘任</h2>
        <Segmented<View>
          aria-label="看什么"
          value={view}
          options={[
            { value: 'rounds', label: `聘任轮次 ${rounds.length}` },
            { value: 'ending', label: `到期提醒 ${ending.length}` },
          ]}
          onChange={(one) => setAsked(one === 'ending' ? { show: one } : {}, { replace: true })}
        />
        {view === 'rounds' && round && (
          <Select
            aria-label="聘任轮次"
            data-testid="round-choice"
            className={styles.rounds ?? ''}
            popupMatchSelectWidth={false}
            value={round.id}
            options={rounds.map(({ id, name, stage }) => ({
              value: id,
              label: `${name}（${roundStageNames[stage]}）`,
            }))}
            onChange={(id) => setAsked({ round: id }, { replace: true })}
          />
        )}
        <span className={screen.space} />
        {view === 'rounds' && (
          <PermitButton
            type={round ? 'default' : 'primary'}
            data-testid="round-add"
            onClick={() => setAdding(true)}
          >
            新设轮次
          </PermitButton>
        )}
      </div>
      {view === 'ending' && <EndingView lines={ending} />}
      {view === 'rounds' && adding && (
        <div className={`${screen.form} ${screen.scroll} ${screen.upper}`}>
          <RoundForm round={undefined} close={() => setAdding(false)} />
        </div>
      )}
      {view === 'rounds' && round && <RoundView key={round.id} round={round} />}
      {view === 'rounds' && !round && !adding && <Empty onAdd={() => setAdding(true)} />}
    </div>
  )
}

function Empty({ onAdd }: { readonly onAdd: () => void }) {
  const navigate = useNavigate()
  return (
    <div className={screen.empty}>
      <p>
        这里分轮次办理岗位聘任：直接聘任、竞争聘任、双向选择聘任、社会招聘。每一轮先提供岗位和名额，
        再登记报名、志愿和成绩，产生拟聘结果并公示，公示期满后一次聘任。
      </p>
      <PermitButton type="primary" size="large" data-testid="round-empty-add" onClick={onAdd}>
        新设第一个轮次
      </PermitButton>
      <Button type="link" onClick={() => navigate('/people')}>
        还没有岗位？先在岗位人员设置
      </Button>
    </div>
  )
}
