import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openApp, shellUnderTest } from '../support/shells.ts'

const backupsIn = (folder: string) =>
  readdirSync(folder, { recursive: true }).filter((name) => String(name).endsWith('.orgbook'))

test('backups go where the clerk chooses; where no folder can be asked for, beside the workbooks', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'workbench-e2e-'))
  const dataDir = join(folder, 'data')
  const chosen = join(folder, '备份盘')
  mkdirSync(chosen)
  const app = await openApp({ shell: shellUnderTest, dataDir })
  try {
    await app.page.getByTestId('operator').fill('张甲')
    if (shellUnderTest === 'electron') {
      await app.chooseFile(chosen)
      await app.page.getByTestId('backup-folder').click()
      await app.page.getByText('备份盘').waitFor()
    } else expect(await app.page.getByTestId('backup-folder').count()).toBe(0)
    await app.page.getByTestId('start').click()
    await app.page.getByTestId('chart').waitFor()
    const target = shellUnderTest === 'electron' ? chosen : join(dataDir, 'backups')
    await expect.poll(() => backupsIn(target), { timeout: 10_000 }).toHaveLength(1)
    await app.page.getByText(/上次备份 \d\d:\d\d/).waitFor()
  } finally {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  }
})
