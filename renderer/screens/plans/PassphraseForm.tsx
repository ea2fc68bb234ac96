import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { answerPassphrase, stopAsking } from '../../stores/merge.ts'

const fields: readonly Field<{ passphrase: string }>[] = [
  { name: 'passphrase', label: '口令', kind: 'text', required: true, max: 200 },
]

/** Asks for the passphrase of an encrypted 交换包. */
export function PassphraseForm() {
  return (
    <EditForm
      title="这个交换包已加密，请填写对方告知的口令"
      testId="passphrase-form"
      saveLabel="打开"
      because="none"
      fields={fields}
      initial={{ passphrase: '' }}
      close={stopAsking}
      save={({ passphrase }) => answerPassphrase(passphrase)}
    />
  )
}
