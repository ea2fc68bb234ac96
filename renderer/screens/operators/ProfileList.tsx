import { Button } from 'antd'
import { type OperatorProfile, operatorRoleHints, operatorRoleNames } from '../../../domain/operator.ts'
import { notifyError } from '../../stores/notice.ts'
import { updateOperator } from '../../stores/operators.ts'
import styles from '../plans/plans.module.css'

interface ProfileListProps {
  readonly profiles: readonly OperatorProfile[]
  readonly currentId: string | null
  /** Whether who looks at it may change it. */
  readonly canManage: boolean
  readonly onOpen: (form: 'change' | 'reset', profile: OperatorProfile) => void
}

/** Everybody who is registered, with role, state, and what a reviewer can do about it. */
export function ProfileList({ profiles, currentId, canManage, onOpen }: ProfileListProps) {
  return (
    <table className={styles.list} data-testid="operator-list">
      <thead>
        <tr>
          <th scope="col">姓名</th>
          <th scope="col">角色</th>
          <th scope="col">可以做什么</th>
          <th scope="col">状态</th>
          {canManage && <th scope="col">管理</th>}
        </tr>
      </thead>
      <tbody>
        {profiles.map((profile) => (
          <tr
            key={profile.id}
            aria-current={profile.id === currentId ? 'true' : undefined}
            data-testid={`operator-${profile.name}`}
          >
            <td>
              <b>{profile.name}</b>
              {profile.id === currentId && '（当前）'}
            </td>
            <td>{operatorRoleNames[profile.role]}</td>
            <td>{operatorRoleHints[profile.role]}</td>
            <td>{profile.active ? '✓ 在用' : '○ 已停用，不能登录'}</td>
            {canManage && (
              <td>
                <div className={styles.buttons}>
                  <Button
                    size="small"
                    aria-label={`修改 ${profile.name}`}
                    onClick={() => onOpen('change', profile)}
                  >
                    修改
                  </Button>
                  {profile.id !== currentId && (
                    <>
                      <Button
                        size="small"
                        aria-label={`重设 ${profile.name} 的口令`}
                        onClick={() => onOpen('reset', profile)}
                      >
                        重设口令
                      </Button>
                      <Button
                        size="small"
                        aria-label={`${profile.active ? '停用' : '启用'} ${profile.name}`}
                        onClick={() => void setActive(profile)}
                      >
                        {profile.active ? '停用' : '启用'}
                      </Button>
                    </>
                  )}
                </div>
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

async function setActive({ id, name, active }: OperatorProfile): Promise<void> {
  try {
    await updateOperator({ id, active: !active }, active ? `已停用 ${name}` : `已启用 ${name}`)
  } catch (error) {
    notifyError(error)
  }
}
