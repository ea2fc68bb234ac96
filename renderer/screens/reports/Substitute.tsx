import { Select } from 'antd'
import { officialFonts } from '../../../domain/paper-fonts.ts'
import type { FontLine } from '../../../domain/reports/preflight-fonts.ts'
import { useOff } from '../../controls/use-off.ts'
import { run } from '../../stores/workbook.ts'
import styles from '../ReportsScreen.module.css'

/** What may stand in for an absent font. The choice holds for every paper of the workbook. */
export function Substitute({ line: { font, substitute, offered } }: { readonly line: FontLine }) {
  const { name, setting } = officialFonts[font]
  const off = useOff()
  const options = [...offered].sort((a, b) => Number(b.isThere) - Number(a.isThere))
  return (
    <Select
      aria-label={`${name} 的代替字体`}
      data-testid={`substitute-${font}`}
      className={styles.substitute ?? ''}
      size="small"
      value={substitute}
      {...off}
      options={[
        { value: '', label: `不代替，写 ${name}` },
        ...options.map(({ name: value, isThere }) => ({
          value,
          label: `${value}（本机${isThere ? '已安装' : '未安装'}）`,
        })),
      ]}
      onChange={(value) => void run('changeSettings', { values: { [setting]: value } })}
    />
  )
}
