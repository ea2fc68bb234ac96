import { useNavigate } from 'react-router'
import { EditForm } from '../../controls/EditForm.tsx'
import type { Field } from '../../controls/field.ts'
import { LinkButton } from '../../controls/LinkButton.tsx'
import { unitTree } from '../../controls/unit-tree.ts'
import { runOrThrow, useModel } from '../../stores/workbook.ts'

interface SourcesFormProps {
  readonly sources: readonly string[]
  readonly close: () => void
}

interface Values {
  readonly first: string
  readonly second: string | null
}

/** Which one or two offices are reorganised; all that stands below them is accounted for. */
export function SourcesForm({ sources, close }: SourcesFormProps) {
  const model = useModel()
  const navigate = useNavigate()
  const units = unitTree(model)
  const fields: readonly Field<Values>[] = [
    { name: 'first', label: '原机构', kind: 'unit', units, required: true },
    {
      name: 'second',
      label: '另一原机构',
      kind: 'unit',
      units,
      hint: '两个街道合并时填；其下所有机构都列入处置。',
    },
  ]
  return (
    <EditForm
      title="选定要并改的原机构"
      testId="merger-sources-form"
      because="none"
      fields={fields}
      initial={{ first: sources[0] ?? '', second: sources[1] ?? null }}
      close={close}
      save={({ first, second }) => {
        const ids = [...new Set([first, second].filter((id) => id))]
        return runOrThrow('changeSettings', { values: { mergerSources: ids.join(',') } })
      }}
    >
      <LinkButton testId="merger-import" onClick={() => navigate('/import?what=structure&for=merger')}>
        从表格导入原机构
      </LinkButton>
    </EditForm>
  )
}
