import { describe, expect, it } from 'vitest'
import { MEDIA_CHUNK_BYTES } from '@/storage/schema/media'
import { fileNamed, replyOf } from '../support/fake-state'
import { click, fireEvent, press, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()

const files = async () => within(await screen.findByRole('region', { name: 'Files' }))
const pdf = (name: string, bytes = 1_000) =>
  new File([new Uint8Array(bytes).fill(7)], name, { type: 'application/pdf' })

async function choose(...chosen: File[]): Promise<void> {
  const input = (await files()).getByLabelText('Add files', { selector: 'input' })
  Object.defineProperty(input, 'files', { value: chosen, configurable: true })
  fireEvent.change(input)
}

async function editMenu() {
  const menu = replyOf('menu', 'Our menu', 'Menu')
  ui.background.state.replies.push(menu)
  await openWorkspaceAt(`replies/${menu.id}`)
  await files()
  return menu
}

describe('the files of a reply', () => {
  it('are stored in pieces and added at once, with an undo', async () => {
    const menu = await editMenu()
    await choose(pdf('menu.pdf', MEDIA_CHUNK_BYTES + 5))
    expect(await screen.findByText('menu.pdf added')).toBeTruthy()
    const puts = ui.background.askedFor('media.put')
    expect(puts.map(({ index, base64 }) => [index, atob(String(base64)).length])).toEqual([
      [0, MEDIA_CHUNK_BYTES],
      [1, 5],
    ])
    expect(ui.background.askedFor('media.add')[0]).toMatchObject({ name: 'menu.pdf', replyId: menu.id })
    click(await (await files()).findByRole('button', { name: 'Remove menu.pdf' }))
    expect(await screen.findByText('menu.pdf removed')).toBeTruthy()
    await waitFor(async () => expect((await files()).queryByText('menu.pdf')).toBeNull())
    click(screen.getByRole('button', { name: 'Undo' }))
    expect(await (await files()).findByText('menu.pdf')).toBeTruthy()
  })

  it('can be dropped and pasted', async () => {
    await editMenu()
    const form = screen.getByRole('form', { name: 'Quick reply' })
    const drop = new Event('drop', { bubbles: true, cancelable: true })
    fireEvent(form, Object.assign(drop, { dataTransfer: { files: [pdf('dropped.pdf')] } }))
    expect(drop.defaultPrevented).toBe(true)
    expect(await (await files()).findByText('dropped.pdf')).toBeTruthy()
    fireEvent.paste(screen.getByRole('textbox', { name: 'Text' }), {
      clipboardData: { files: [pdf('pasted.pdf')] },
    })
    expect(await (await files()).findByText('pasted.pdf')).toBeTruthy()
  })

  it('wait for a reply that is not saved yet', async () => {
    await openWorkspaceAt('replies/new')
    await choose(pdf('menu.pdf'))
    expect(await (await files()).findByText('menu.pdf')).toBeTruthy()
    for (const [name, value] of [
      ['Shortcut', 'menu'],
      ['Title', 'Menu'],
      ['Text', 'Our menu'],
    ] as const) {
      fireEvent.input(screen.getByRole('textbox', { name }), { target: { value } })
    }
    expect(ui.background.askedFor('media.add')).toEqual([])
    press('Ctrl+s')
    await waitFor(() => expect(ui.background.askedFor('media.add')).toHaveLength(1))
    await screen.findByRole('heading', { name: 'Menu' })
    expect(await (await files()).findByText('menu.pdf')).toBeTruthy()
  })

  it('are refused when they are empty or too large for WhatsApp', async () => {
    await editMenu()
    await choose(pdf('empty.pdf', 0))
    expect(await screen.findByText('empty.pdf is empty.')).toBeTruthy()
    await choose(pdf('film.mp4', 16 * 1024 * 1024 + 1))
    expect(await screen.findByText(/film.mp4 is larger than 16 MB/)).toBeTruthy()
    expect(ui.background.askedFor('media.put')).toEqual([])
  })

  it('can be stored again when that failed', async () => {
    await editMenu()
    ui.background.failNext('media.put', 'storage-full')
    await choose(pdf('menu.pdf'))
    click(await (await files()).findByRole('button', { name: 'Store menu.pdf again' }))
    expect(await screen.findByText('menu.pdf added')).toBeTruthy()
  })

  it('come with advice when they are heavy', async () => {
    const photo = { ...fileNamed('photo.jpg', 'image/jpeg', 2_400_000), width: 4000, height: 3000 }
    const film = { ...fileNamed('film.mp4', 'video/mp4', 9_000_000), durationMs: 45_000 }
    ui.background.state.media.push(photo, film)
    const media = { [photo.id]: 1, [film.id]: 1 } as const
    const menu = replyOf('menu', 'Our menu', 'Menu', { media })
    ui.background.state.replies.push(menu)
    await openWorkspaceAt(`replies/${menu.id}`)
    const shown = await files()
    expect(await shown.findByText('2.4 MB · 4,000 × 3,000')).toBeTruthy()
    expect(shown.getByText(/below 500 kB at 1280 × 720/)).toBeTruthy()
    expect(shown.getByText(/up to 30 seconds/)).toBeTruthy()
  })
})
