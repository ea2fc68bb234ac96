import { Button } from 'antd'
import { useState } from 'react'
import {
  type OperatorProfile,
  type OperatorStatus,
  operatorRoleHints,
  operatorRoleNames,
  operatorRoles,
} from '../../domain/operator.ts'
import { signOut } from '../stores/operators.ts'
import { useOperators, useRefusal } from '../stores/permission.ts'
import styles from './grids/screen.module.css'
import {
  AddOperator,
  ChangeOperator,
  ChangeOwnPassphrase,
  EndOperators,
  PolicyForm,
  ResetPassphrase,
} from './operators/OperatorForms.tsx'
import { ProfileList } from './operators/ProfileList.tsx'
import own from './personal/personal.module.css'

type Form =
  | { readonly name: 'add' | 'own' | 'policy' | 'end' }
  | { readonly name: 'change' | 'reset'; readonly profile: OperatorProfile }

/** 操作员: who may work here and how, the own passphrase, and what the reviewer sets for all. */
export function OperatorsScreen() {
  const operators = useOperators()
  const [form, setForm] = useState<Form | null>(null)
  if (!operators) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reachable by the keyboard
    <div className={`${styles.screen} ${styles.scroll} screen-only`} tabIndex={0}>
      <h2 className={styles.title}>操作员</h2>
      {operators.state === 'off' ? (
        <NotYet onAdd={() => setForm({ name: 'add' })} />
      ) : (
        <Registered operators={operators} onOpen={setForm} />
      )}
      <div className={own.narrow}>
        {form && <OpenForm form={form} operators={operators} close={() => setForm(null)} />}
      </div>
    </div>
  )
}

function NotYet({ onAdd }: { readonly onAdd: () => void }) {
  return (
    <section className={styles.card} aria-label="尚未登记">
      <p>
        还没有登记操作员：任何人打开软件即可改动，变更台账记工作簿上的操作员姓名。登记后，打开软件要先登录，
        每一笔改动记在登录人名下，离开时自动锁定。
      </p>
      <ul className={own.ways}>
        {operatorRoles.map((role) => (
          <li key={role}>
            <b>{operatorRoleNames[role]}</b>：{operatorRoleHints[role]}
          </li>
        ))}
      </ul>
      <p>
        <Button type="primary" data-testid="operator-add" onClick={onAdd}>
          登记第一位操作员
        </Button>
      </p>
    </section>
  )
}

interface RegisteredProps {
  readonly operators: OperatorStatus
  readonly onOpen: (form: Form) => void
}

function Registered({ operators: { current, profiles, policy }, onOpen }: RegisteredProps) {
  const refusal = useRefusal('addOperator')
  const canManage = refusal === null
  return (
    <>
      <section className={styles.card} aria-label="本人">
        <div className={styles.head}>
          <b data-testid="operator-current">
            {current?.name}（{current && operatorRoleNames[current.role]}）
          </b>
          <span className={styles.soft}>{current && operatorRoleHints[current.role]}</span>
          <span className={styles.space} />
          <Button data-testid="operator-own" onClick={() => onOpen({ name: 'own' })}>
            更换本人口令
          </Button>
          <Button type="primary" data-testid="operator-lock" onClick={() => void signOut()}>
            锁定 / 换人
          </Button>
        </div>
      </section>
      <div className={styles.head}>
        <b>已登记 {profiles.length} 人</b>
        {refusal && <span className={styles.soft}>由审核操作员管理</span>}
        <span className={styles.space} />
        {canManage && (
          <Button data-testid="operator-add" onClick={() => onOpen({ name: 'add' })}>
            登记操作员
          </Button>
        )}
      </div>
      <ProfileList
        profiles={profiles}
        currentId={current?.id ?? null}
        canManage={canManage}
        onOpen={(name, profile) => onOpen({ name, profile })}
      />
      <section className={styles.card} aria-label="锁定与两人办理">
        <div className={styles.head}>
          <span data-testid="operator-policy">
            无操作 <b>{policy.idleMinutes}</b> 分钟自动锁定；定稿、采纳
            <b>
              {policy.secondPerson
                ? '须两人办理（一人提请，另一名审核操作员确认）'
                : '由一名审核操作员办理，录入操作员可以提请'}
            </b>
            。
          </span>
          <span className={styles.space} />
          {canManage && (
            <>
              <Button data-testid="operator-policy-change" onClick={() => onOpen({ name: 'policy' })}>
                修改
              </Button>
              <Button danger data-testid="operator-end" onClick={() => onOpen({ name: 'end' })}>
                停用登录…
              </Button>
            </>
          )}
        </div>
      </section>
      <p className={styles.notes}>
        登录用来分清谁做了什么，不代替电脑的开机口令：能打开本机数据文件夹的人仍可拷走工作簿。身份证号、电话、薪酬由“个人信息保护”加密。
      </p>
    </>
  )
}

interface OpenFormProps {
  readonly form: Form
  readonly operators: OperatorStatus
  readonly close: () => void
}

function OpenForm({ form, operators, close }: OpenFormProps) {
  switch (form.name) {
    case 'add':
      return <AddOperator isFirst={operators.state === 'off'} close={close} />
    case 'own':
      return <ChangeOwnPassphrase close={close} />
    case 'policy':
      return <PolicyForm policy={operators.policy} close={close} />
    case 'end':
      return <EndOperators close={close} />
    case 'change':
      return <ChangeOperator key={form.profile.id} profile={form.profile} close={close} />
    case 'reset':
      return <ResetPassphrase key={form.profile.id} profile={form.profile} close={close} />
  }
}
