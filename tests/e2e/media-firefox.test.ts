import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { waitFor } from '../browsers/wait-for'
import { FirefoxDesk } from './support/firefox-desk'
import { describeMedia } from './support/media'

const folder = await mkdtemp(join(tmpdir(), 'chatside-saved-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

describeMedia('Firefox', async () => {
  const desk = await FirefoxDesk.start({
    preferences: { 'browser.download.dir': folder, 'browser.download.folderList': 2 },
  })
  await desk.install()
  return {
    desk,
    save: async (css, name) => {
      await rm(join(folder, name), { force: true })
      await desk.clickIn('layer', css)
      return waitFor('the download', () => readWhole(join(folder, name)))
    },
  }
})

/** @returns the file once it is there and no longer growing; Firefox writes to a `.part` file first. */
async function readWhole(path: string): Promise<Buffer | undefined> {
  try {
    const [bytes, part] = await Promise.all([readFile(path), readFile(`${path}.part`).catch(() => undefined)])
    return bytes.length > 0 && part === undefined ? bytes : undefined
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
