import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { exportReplies } from '@/components/reply-exchange'
import { MEDIA_CHUNK_BYTES } from '@/storage/schema/media'
import { toBase64 } from '@/utils/base64'
import { fileNamed, replyOf } from '../support/fake-state'
import { click, fireEvent, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()

/** What the browser was given to save, by name. */
let saved: Map<string, Blob>

beforeEach(() => {
  saved = new Map()
  const blobs = new Map<string, Blob>()
  vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
    const url = `blob:${blobs.size}`
    blobs.set(url, blob as Blob)
    return url
  })
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.set(this.download, blobs.get(this.href)!)
  })
})
afterEach(() => vi.restoreAllMocks())

const save = (name: string) => screen.findByRole<HTMLButtonElement>('button', { name })
async function onlyFile(): Promise<{ name: string; text: string }> {
  await waitFor(() => expect(saved.size).toBe(1))
  const [[name, blob]] = [...saved] as [[string, Blob]]
  return { name, text: await blob.text() }
}

describe('exporting quick replies', () => {
  it('saves all of them whole, with their files put together from their pieces', async () => {
    const bytes = new Uint8Array(MEDIA_CHUNK_BYTES + 100).map((_, at) => at % 253)
    const picture = fileNamed('menu.png', 'image/png', bytes.length)
    ui.background.state.media.push(picture)
    ui.background.state.chunks = {
      [`${picture.id}|0`]: toBase64(bytes.subarray(0, MEDIA_CHUNK_BYTES)),
      [`${picture.id}|1`]: toBase64(bytes.subarray(MEDIA_CHUNK_BYTES)),
    }
    ui.background.state.replies.push(
      replyOf('menu', 'Look', 'Menu', { media: { [picture.id]: 1 }, variants: { ja: 'ご覧ください' } }),
      replyOf('old', 'Old', 'Old one', { archivedAt: 1, folder: 'Attic', labels: { warm: 1 } }),
    )
    await openWorkspaceAt('reply-export')
    click(await save('Save 2 replies as a file'))
    const { name, text } = await onlyFile()
    expect(name).toMatch(/^chatside-replies-\d{4}-\d{2}-\d{2}\.json$/)
    expect(await screen.findByText(`2 replies saved as ${name}.`)).toBeTruthy()
    expect(JSON.parse(text)).toMatchObject({
      replies: [
        {
          shortcut: 'menu',
          variants: { ja: 'ご覧ください' },
          media: [{ name: 'menu.png', base64: toBase64(bytes) }],
        },
        { shortcut: 'old', isArchived: true, folder: 'Attic', labels: ['warm'] },
      ],
    })
  })

  it('saves a folder as a table, and says what a table cannot hold', async () => {
    const picture = fileNamed('menu.png', 'image/png', 3)
    ui.background.state.media.push(picture)
    ui.background.state.replies.push(
      replyOf('menu', 'Look', 'Menu', { folder: 'Sales', media: { [picture.id]: 1 } }),
      replyOf('bye', 'Bye', 'Farewell', { folder: 'After' }),
    )
    await openWorkspaceAt('reply-export')
    click(await screen.findByRole('radio', { name: /^Table/ }))
    click(screen.getByRole('radio', { name: 'One folder' }))
    fireEvent.change(screen.getByRole('combobox', { name: 'Folder' }), { target: { value: 'Sales' } })
    click(await save('Save 1 reply as a file'))
    const { name, text } = await onlyFile()
    expect(name).toMatch(/\.csv$/)
    expect(text).toContain('menu,Menu,Look')
    expect(text).not.toContain('Farewell')
    expect(await screen.findByText('1 thing that this format cannot hold')).toBeTruthy()
    expect(screen.getByText(/A file was left out\. “menu\.png”/)).toBeTruthy()
    expect(ui.background.askedFor('media.chunk')).toEqual([])
  })

  it('saves those one ticks', async () => {
    ui.background.state.replies.push(
      replyOf('a', 'A', 'Apple'),
      replyOf('b', 'B', 'Bread'),
      replyOf('c', 'C'),
    )
    await openWorkspaceAt('reply-export')
    click(await screen.findByRole('radio', { name: 'Let me choose' }))
    expect((await save('Save 0 replies as a file')).disabled).toBe(true)
    fireEvent.input(screen.getByRole('searchbox', { name: 'Search quick replies' }), {
      target: { value: 'bre' },
    })
    const list = screen.getByRole('list', { name: 'Quick replies' })
    await waitFor(() => expect(within(list).getAllByRole('checkbox')).toHaveLength(1))
    click(within(list).getByRole('checkbox', { name: /Bread/ }))
    click(await save('Save 1 reply as a file'))
    expect(JSON.parse((await onlyFile()).text).replies).toMatchObject([{ shortcut: 'b' }])
  })

  it('begins with what was marked in the list', async () => {
    const bread = replyOf('b', 'B', 'Bread')
    ui.background.state.replies.push(replyOf('a', 'A', 'Apple'), bread)
    await openWorkspaceAt('replies')
    exportReplies([bread.id])
    expect(await save('Save 1 reply as a file')).toBeTruthy()
    expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Bread/ }).checked).toBe(true)
  })

  it('gives espanso one file for each folder', async () => {
    ui.background.state.replies.push(
      replyOf('a', 'A', 'Apple', { folder: 'Fruit' }),
      replyOf('b', 'B {{cursor}}', 'Bread'),
    )
    await openWorkspaceAt('reply-export')
    click(await screen.findByRole('radio', { name: /^espanso/ }))
    click(await save('Save 2 replies as a file'))
    expect(await screen.findByText('2 replies in 2 files, one for each folder:')).toBeTruthy()
    expect(saved.size).toBe(0)
    click(screen.getByRole('button', { name: 'Save base.yml' }))
    const { name, text } = await onlyFile()
    expect(name).toBe('base.yml')
    expect(text).toMatch(/trigger: "?:b/)
  })

  it('says what went wrong, and tries again', async () => {
    ui.background.state.replies.push(replyOf('a', 'A'))
    await openWorkspaceAt('reply-export')
    ui.background.failNext('replies.export', 'unreachable')
    click(await save('Save 1 reply as a file'))
    const failed = await screen.findByRole('alert')
    expect(saved.size).toBe(0)
    click(within(failed).getByRole('button', { name: 'Try again' }))
    expect((await onlyFile()).text).toContain('"shortcut": "a"')
  })

  it('teaches while there is nothing to export', async () => {
    await openWorkspaceAt('reply-export')
    click(await screen.findByRole('button', { name: 'Ready-made replies' }))
    expect(await screen.findByRole('heading', { name: 'Ready-made replies' })).toBeTruthy()
  })
})
