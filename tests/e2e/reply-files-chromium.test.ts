import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { afterEach, describe, expect, it } from 'vitest'
import type { Media } from '../../storage/schema/media'
import type { Reply } from '../../storage/schema/reply'
import { waitFor } from '../browsers/wait-for'
import { ChromiumDesk } from './support/chromium-desk'
import type { ChromiumScreen } from './support/chromium-screen'

const MATCH_FILES = ['clipboard-greetings.yml', 'commands.yml', 'labelled-choices.yml', 'random-closing.yml']

const desks: ChromiumDesk[] = []
async function startDesk(): Promise<ChromiumDesk> {
  const desk = await ChromiumDesk.start()
  desks.push(desk)
  return desk
}
afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close()
})

const fixture = (name: string): string =>
  fileURLToPath(new URL(`../fixtures/replies/espanso/${name}`, import.meta.url))

type Files = Parameters<Page['setInputFiles']>[1]

async function importFiles(desk: ChromiumDesk, files: Files): Promise<ChromiumScreen> {
  const screen = await desk.openOwn('#/reply-import')
  await screen.frame.getByLabel('Choose files, or drop them here').setInputFiles(files)
  await screen.frame.getByRole('button', { name: /^Import \d+ repl/ }).click()
  await screen.sees(/repl(y|ies) imported/)
  return screen
}

async function live(desk: ChromiumDesk): Promise<Reply[]> {
  const replies = await desk.rows<Reply>('replies')
  return replies.filter(({ deletedAt }) => deletedAt === undefined)
}

/** What a reply says, whatever ids and times it has on a machine. */
async function contents(desk: ChromiumDesk): Promise<object[]> {
  const media = await desk.rows<Media>('media')
  return (await live(desk))
    .map(({ shortcut, title, body, labels, folder, variants = {}, media: own = {} }) => ({
      shortcut,
      title,
      body,
      folder,
      variants,
      labels: Object.keys(labels).sort(),
      files: media.filter(({ id }) => own[id] === 1).map(({ name, type, size }) => [name, type, size]),
    }))
    .sort((a, b) => (a.shortcut < b.shortcut ? -1 : 1))
}

describe('files of quick replies in Chromium', () => {
  it('brings espanso’s match files in after a look at them, and takes them back', async () => {
    const desk = await startDesk()
    const screen = await desk.openOwn('#/reply-import')
    const { frame } = screen
    await frame.getByLabel('Choose files, or drop them here').setInputFiles(MATCH_FILES.map(fixture))
    await screen.sees(/quick replies in clipboard-greetings\.yml, commands\.yml/)
    await frame.getByText(/entries cannot be taken over/).click()
    await screen.sees(/commands are never run/)
    const count = await frame.getByRole('row').count()
    expect(await live(desk)).toEqual([])
    await screen.click(new RegExp(`^Import ${count - 1} replies`))
    await screen.sees(`${count - 1} replies imported`)
    await screen.click('See quick replies')
    await screen.sees('ship')
    const stored = await live(desk)
    expect(stored).toHaveLength(count - 1)
    expect(stored.find(({ shortcut }) => shortcut === 'ship')?.body).toMatch(
      /choice.*📦 on its way|choice.*parcel/s,
    )
    await screen.frame.page().keyboard.press('Control+z')
    await screen.sees('No quick replies yet')
    expect(await live(desk)).toEqual([])
    expect(await desk.wrongs()).toEqual([])
  })

  it('exports replies whole, and an empty profile that imports the file has the same ones', async () => {
    const bytes = Buffer.from(Array.from({ length: 600_000 }, (_, at) => (at * 31) % 256))
    const media = [
      { name: 'menu.png', type: 'image/png', size: bytes.length, base64: bytes.toString('base64') },
    ]
    const replies = [
      { shortcut: 'menu', title: 'Menu', body: 'Look, {{first_name|you}}!', folder: 'Sales', media },
      {
        shortcut: 'ありがとう',
        title: 'Thanks',
        body: 'Thank you',
        labels: ['warm'],
        variants: { ja: 'どうも' },
      },
    ]
    const file = { format: 'chatside.replies', version: 1, replies }
    const first = await startDesk()
    await importFiles(first, {
      name: 'replies.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(file)),
    })
    const screen = await first.openOwn('#/reply-export')
    const download = screen.frame.page().waitForEvent('download')
    await screen.click('Save 2 replies as a file')
    const saved = await download
    expect(saved.suggestedFilename()).toMatch(/^chatside-replies-\d{4}-\d\d-\d\d\.json$/)
    const exported = await readFile(await saved.path())
    const before = await contents(first)
    expect(before).toMatchObject([
      { files: [['menu.png', 'image/png', 600_000]] },
      { variants: { ja: 'どうも' } },
    ])

    const second = await startDesk()
    const imported = await importFiles(second, {
      name: saved.suggestedFilename(),
      mimeType: 'application/json',
      buffer: exported,
    })
    expect(await contents(second)).toEqual(before)
    await imported.click('Undo')
    await waitFor('the replies to go', async () => (await live(second)).length === 0)
    const files = await second.rows<Media>('media')
    expect(files.map(({ deletedAt }) => typeof deletedAt)).toEqual(['number'])
    expect([...(await first.wrongs()), ...(await second.wrongs())]).toEqual([])
  })
})
