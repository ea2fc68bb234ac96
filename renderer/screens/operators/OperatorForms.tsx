import {
  type OperatorPolicy,
  type OperatorProfile,
  type OperatorRole,
  operatorRoleHints,
  operatorRoleNames,
} from '../../../domain/operator.ts'
import { EditForm } from '../../controls/EditForm.tsx'
import { choicesOf, type Field } from '../../controls/field.ts'
import {
  currentPassphraseField,
  type NewPassphrase,
  newPassphraseFields,
  type ReplacedPassphrase,
  requireSame,
} from '../../controls/passphrase-fields.ts'
import {
  addOperator,
  changeOwnPassphrase,
  endOperators,
  resetOperatorPassphrase,
  setOperatorPolicy,
  updateOperator,
} from '../../stores/operators.ts'

interface FormProps {
  readonly close: () => void
}

interface NewProfile extends NewPassphrase {
  readonly name: string
  readonly role: OperatorRole
}

const nameField = { name: 'name', label: '姓名', kind: 'text', required: true, max: 40 } as const
const roleField: Field<{ readonly role: OperatorRole }> = {
  name: 'role',
  label: '角色',
  kind: 'choice',
  choices: choicesOf(operatorRoleNames),
  required: true,
  hint: ({ role }) => operatorRoleHints[role] ?? '',
}

/** 登记操作员; the first is 审核, there is nothing to choose. */
export function AddOperator({ close, isFirst }: FormProps & { readonly isFirst: boolean }) {
  const fields: readonly Field<NewProfile>[] = [
    nameField,
    ...(isFirst ? [] : [roleField]),
    ...newPassphraseFields,
  ]
  return (
    <EditForm<NewProfile>
      title={isFirst ? '登记第一位操作员（审核）' : '登记操作员'}
      testId="operator-add-form"
      call="addOperator"
      saveLabel="登记"
      because="none"
      fields={fields}
      initial={{ name: '', role: isFirst ? 'reviewer' : 'clerk', passphrase: '', repeat: '' }}
      close={close}
      save={({ name, role, ...typed }) => addOperator({ name, role, passphrase: requireSame(typed) })}
    >
      {isFirst && (
        <p>
          登记后，打开软件要先登录，每一笔改动都记在登录人名下。请记牢口令：没有其他审核操作员时，口令无法找回。
        </p>
      )}
    </EditForm>
  )
}

interface ChangedProfile {
  readonly name: string
  readonly role: OperatorRole
}

export function ChangeOperator({ profile, close }: FormProps & { readonly profile: OperatorProfile }) {
  const fields: readonly Field<ChangedProfile>[] = [nameField, roleField]
  return (
    <EditForm<ChangedProfile>
      title={`修改操作员 ${profile.name}`}
      testId="operator-change-form"
      call="updateOperator"
      because="none"
      fields={fields}
      initial={{ name: profile.name, role: profile.role }}
      close={close}
      save={(values) => updateOperator({ id: profile.id, ...values }, `已修改操作员 ${values.name}`)}
    />
  )
}

export function ResetPassphrase({ profile, close }: FormProps & { readonly profile: OperatorProfile }) {
  return (
    <EditForm<NewPassphrase>
      title={`重设 ${profile.name} 的口令`}
      testId="operator-reset-form"
      call="resetOperatorPassphrase"
      because="none"
      fields={newPassphraseFields}
      initial={{ passphrase: '', repeat: '' }}
      close={close}
      save={(typed) => resetOperatorPassphrase(profile.id, requireSame(typed))}
    >
      <p>请当面告知本人，并请其登录后在本页更换。重设记入变更台账。</p>
    </EditForm>
  )
}

export function ChangeOwnPassphrase({ close }: FormProps) {
  return (
    <EditForm<ReplacedPassphrase>
      title="更换本人口令"
      testId="operator-own-form"
      call="changeOwnPassphrase"
      because="none"
      fields={[currentPassphraseField, ...newPassphraseFields]}
      initial={{ current: '', passphrase: '', repeat: '' }}
      close={close}
      save={({ current, ...typed }) => changeOwnPassphrase(current, requireSame(typed))}
    />
  )
}

interface PolicyValues {
  readonly idleMinutes: number
  readonly secondPerson: 'yes' | 'no'
}

const policyFields: readonly Field<PolicyValues>[] = [
  {
    name: 'idleMinutes',
    label: '无操作几分钟后锁定',
    kind: 'number',
    min: 1,
    required: true,
    hint: '1 至 240 分钟',
  },
  {
    name: 'secondPerson',
    label: '定稿、采纳',
    kind: 'choice',
    required: true,
    choices: [
      { value: 'no', label: '一名审核操作员即可办理' },
      { value: 'yes', label: '须两人：一人提请，另一名审核操作员确认' },
    ],
    hint: '对这台电脑上的所有工作簿有效；须两人时至少要有两名在用的审核操作员。',
  },
]

export function PolicyForm({ policy, close }: FormProps & { readonly policy: OperatorPolicy }) {
  return (
    <EditForm<PolicyValues>
      title="锁定与两人办理"
      testId="operator-policy-form"
      call="setOperatorPolicy"
      because="none"
      fields={policyFields}
      initial={{ idleMinutes: policy.idleMinutes, secondPerson: policy.secondPerson ? 'yes' : 'no' }}
      close={close}
      save={({ idleMinutes, secondPerson }) =>
        setOperatorPolicy({ idleMinutes, secondPerson: secondPerson === 'yes' })
      }
    />
  )
}

export function EndOperators({ close }: FormProps) {
  return (
    <EditForm<{ readonly current: string }>
      title="停用操作员登录"
      testId="operator-end-form"
      call="endOperators"
      saveLabel="停用登录"
      danger
      because="none"
      fields={[{ ...currentPassphraseField, label: '本人口令' }]}
      initial={{ current: '' }}
      close={close}
      save={({ current }) => endOperators(current)}
    >
      <p>所有操作员登记和口令都将删除，任何人打开软件即可改动。变更台账中已有的签名不变。</p>
    </EditForm>
  )
}
