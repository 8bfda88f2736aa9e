import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { verifyBackup } from '@/utils/backup-file/read-backup'
import { readWhole } from './support'

const DOCUMENT = new URL('../../../../docs/backup-format.md', import.meta.url)

describe('docs/backup-format.md', () => {
  it('shows the bytes of a file that reads as it says', async () => {
    const [, bytes = '', said = ''] =
      /## Example\s+```\n([\da-f\n]+)```[^`]+```json\n([^`]+)```/.exec(readFileSync(DOCUMENT, 'utf8')) ?? []
    const file = new Blob([Buffer.from(bytes.replaceAll('\n', ''), 'hex')])
    const { header } = await verifyBackup(file)
    expect({ head: header.head, ...(await readWhole(file)) }).toEqual(JSON.parse(said))
  })
})
