import { Alert, Button, Input, Radio } from 'antd'
import { useState } from 'react'
import type { FileToken } from '../../domain/shell.ts'
import type { TemplateName, WorkbookStatus } from '../../domain/workbook.ts'
import { PermitButton } from '../controls/PermitButton.tsx'
import {
  canPickFolder,
  createWorkbook,
  openWorkbook,
  pickBackupFolder,
  pickWorkbook,
} from '../stores/library.ts'
import { openAsCopy, useMerge } from '../stores/merge.ts'
import { openRepair } from '../stores/repair.ts'
import { setView } from '../stores/view.ts'
import { codeSentence, productName, secrecyLine } from '../text.ts'
import { PassphraseForm } from './plans/PassphraseForm.tsx'
import styles from './StartScreen.module.css'

const choices: readonly { value: TemplateName; label: string; hint: string }[] = [
  {
    value: 'reform',
    label: '改革方案模板',
    hint: '孙村、巨野河两街道，各四个内设机构，村居及代管关系。核定数留空，由您按批文填写。',
  },
  {
    value: 'zone',
    label: '全区机构模板',
    hint: '在改革方案模板之上加管委会大部制各局、园区、济高控股集团及其沿革；原文未载明的标待核。',
  },
  { value: 'sample', label: '示例工作簿', hint: '在模板上加虚构的示例人员与数字，用来熟悉操作。' },
  { value: 'blank', label: '空白工作簿', hint: '从头建立机构。' },
]

interface StartScreenProps {
  readonly status: WorkbookStatus
}

/** First start: three steps on one page, and the workbooks that are there already. */
export function StartScreen({ status }: StartScreenProps) {
  const [template, setTemplate] = useState<TemplateName>('reform')
  const [name, setName] = useState('孙村巨野河机构编制')
  const [typed, setOperator] = useState('')
  const { current } = status.operators
  const operator = current?.name ?? typed
  const [backups, setBackups] = useState<FileToken | null>(null)
  const [busy, setBusy] = useState(false)

  const start = async () => {
    setBusy(true)
    // The whole zone is too broad to be read lying.
    setView({ verticalNames: template === 'zone' })
    await createWorkbook({
      template,
      name,
      operator,
      ...(backups ? { backupFolderToken: backups.token } : {}),
    })
    setBusy(false)
  }

  return (
    <div className={styles.page}>
      <main className={styles.card}>
        <h1 className={styles.title}>{productName}</h1>
        <p className={styles.secrecy}>{secrecyLine}</p>
        {status.trouble && <Trouble trouble={status.trouble} />}
        <section aria-label="新建工作簿">
          <h2 className={styles.step}>1 选择起点</h2>
          <Radio.Group
            className={styles.choices ?? ''}
            value={template}
            onChange={(event) => setTemplate(event.target.value as TemplateName)}
          >
            {choices.map((choice) => (
              <Radio key={choice.value} value={choice.value} data-testid={`template-${choice.value}`}>
                <b>{choice.label}</b>
                <span className={styles.hint}>{choice.hint}</span>
              </Radio>
            ))}
          </Radio.Group>
          <h2 className={styles.step}>2 工作簿与操作员</h2>
          <div className={styles.fields}>
            <label>
              工作簿名称
              <Input
                data-testid="workbook-name"
                value={name}
                maxLength={60}
                onChange={(e) => setName(e.target.value)}
              />
            </label>
            <label>
              操作员姓名
              <Input
                data-testid="operator"
                value={operator}
                maxLength={40}
                disabled={current !== null}
                placeholder="记入变更台账"
                onChange={(e) => setOperator(e.target.value)}
                onPressEnter={() => operator.trim() && start()}
              />
            </label>
          </div>
          <h2 className={styles.step}>3 备份</h2>
          <p className={styles.hint}>
            每 30 分钟自动备份一次，存放在{backups ? `“${backups.name}”` : '本机数据文件夹'}，全程不联网。
            {canPickFolder && (
              <Button
                size="small"
                data-testid="backup-folder"
                onClick={async () => setBackups(await pickBackupFolder())}
              >
                另选备份文件夹…
              </Button>
            )}
          </p>
          <PermitButton
            call="createWorkbook"
            type="primary"
            size="large"
            block
            data-testid="start"
            loading={busy}
            disabled={!name.trim() || !operator.trim()}
            onClick={start}
          >
            建立工作簿，开始工作
          </PermitButton>
          {!operator.trim() && <p className={styles.hint}>请先填写操作员姓名。</p>}
        </section>
        <Existing status={status} />
      </main>
    </div>
  )
}

function Existing({ status }: StartScreenProps) {
  const asking = useMerge((state) => state.asking)
  return (
    <section aria-label="打开已有工作簿" className={styles.existing}>
      <h2 className={styles.step}>打开已有工作簿</h2>
      {status.workbooks.map((book) => (
        <Button key={book.file} block className={styles.book ?? ''} onClick={() => openWorkbook(book.file)}>
          <span>{book.name}</span>
          <span className={styles.hint}>{new Date(book.modifiedAt).toLocaleString('zh-CN')}</span>
        </Button>
      ))}
      <PermitButton call="takeWorkbook" block onClick={pickWorkbook} data-testid="pick-workbook">
        打开其他位置的工作簿…
      </PermitButton>
      <PermitButton call="openPackage" block onClick={openAsCopy} data-testid="start-open-package">
        打开交换包…
      </PermitButton>
      {asking && <PassphraseForm />}
    </section>
  )
}

/** Troubles of the file itself; one that is locked, or of a newer version, is sound. */
const repairable: ReadonlySet<string> = new Set(['workbookBroken', 'notAWorkbook', 'workbookMissing'])

/** What went wrong with the last workbook, and the way on. */
function Trouble({ trouble }: { readonly trouble: NonNullable<WorkbookStatus['trouble']> }) {
  return (
    <Alert
      type="warning"
      showIcon
      className={styles.trouble ?? ''}
      title={`上次的工作簿“${trouble.file.replace(/\.orgbook$/, '')}”没有打开`}
      description={
        <>
          <p>{codeSentence(trouble.code)}</p>
          <Button size="small" onClick={() => openWorkbook(trouble.file)}>
            再试一次
          </Button>{' '}
          {repairable.has(trouble.code) && (
            <PermitButton
              call="repairOptions"
              size="small"
              type="primary"
              data-testid="start-repair"
              onClick={() => void openRepair(trouble.file)}
            >
              检查与修复…
            </PermitButton>
          )}
        </>
      }
    />
  )
}
