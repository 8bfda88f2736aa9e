import { describe, expect, it } from 'vitest'
import { toBase64 } from '@/utils/base64'
import { replyOf } from '../support/fake-state'
import { click, fireEvent, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()

const ESPANSO = `
matches:
  - trigger: ":hi"
    replace: "Hello $|$!"
  - trigger: ":date"
    replace: "Today is {{today}}"
    vars:
      - name: today
        type: date
        params: { format: "%d.%m.%Y" }
  - trigger: ":ip"
    replace: "{{ip}}"
    vars:
      - { name: ip, type: shell, params: { cmd: "curl example.org" } }
`

async function choose(...files: [name: string, content: string | Uint8Array<ArrayBuffer>][]): Promise<void> {
  const field = await screen.findByLabelText('Choose files, or drop them here')
  const list = files.map(([name, content]) => new File([content], name))
  fireEvent.change(field, { target: { files: list } })
}
const rows = () => screen.getAllByRole('row').slice(1)
const confirm = (count: number) =>
  screen.findByRole<HTMLButtonElement>('button', {
    name: `Import ${count} ${count === 1 ? 'reply' : 'replies'}`,
  })
const bodies = () => ui.background.state.replies.map(({ shortcut, body }) => [shortcut, body])

describe('importing quick replies', () => {
  it('shows what is in a table before anything is written, then takes what is ticked', async () => {
    await openWorkspaceAt('reply-import')
    await choose(['mine.csv', 'shortcut,title,text\nhi,Greeting,Hello!\nbye,Farewell,Bye!\n'])
    expect(await screen.findByText('2 quick replies in mine.csv.')).toBeTruthy()
    expect(rows()[0]!.textContent).toContain('Hello!')
    expect(within(rows()[0]!).getByText('mine.csv')).toBeTruthy()
    expect(ui.background.askedFor('replies.addMany')).toEqual([])
    click(screen.getByRole('checkbox', { name: 'Import “Farewell”' }))
    click(await confirm(1))
    expect(await screen.findByRole('heading', { name: '1 reply imported' })).toBeTruthy()
    expect(bodies()).toEqual([['hi', 'Hello!']])
    click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(bodies()).toEqual([]))
  })

  it('reads match files together, and says what cannot be taken over and why', async () => {
    await openWorkspaceAt('reply-import')
    await choose(
      ['base.yml', ESPANSO],
      ['sales.yml', 'matches:\n  - trigger: ":offer"\n    replace: Our offer\n'],
    )
    expect(await screen.findByText('3 quick replies in base.yml, sales.yml.')).toBeTruthy()
    click(screen.getByText('1 entry cannot be taken over'))
    expect(screen.getByText(/commands are never run/)).toBeTruthy()
    expect(screen.getByText(/^base\.yml:/)).toBeTruthy()
    click(await confirm(3))
    await waitFor(() => expect(bodies()).toHaveLength(3))
    expect(bodies()[0]).toEqual(['hi', 'Hello {{cursor}}!'])
  })

  it('asks once what to do with what one has already, and lets each row go its own way', async () => {
    ui.background.state.replies.push(replyOf('hi', 'Mine'), replyOf('bye', 'Mine too'), replyOf('ok', 'Fine'))
    await openWorkspaceAt('reply-import')
    await choose([
      'mine.csv',
      'shortcut,title,text\nHI,Greeting,Hello!\nbye,Farewell,Bye!\nok,Agreed,OK\nnew,New,New',
    ])
    expect(await screen.findByRole('group', { name: /You have 3 of these already/ })).toBeTruthy()
    expect((await confirm(1)).disabled).toBe(false)
    click(screen.getByRole('radio', { name: /^Replace mine/ }))
    await confirm(4)
    fireEvent.change(screen.getByRole('combobox', { name: 'What to do with “Farewell”' }), {
      target: { value: 'both' },
    })
    fireEvent.change(screen.getByRole('combobox', { name: 'What to do with “Agreed”' }), {
      target: { value: 'skip' },
    })
    click(await confirm(3))
    await screen.findByRole('heading', { name: '3 replies imported' })
    expect(screen.getByText('2 are new')).toBeTruthy()
    expect(screen.getByText('1 was replaced')).toBeTruthy()
    expect(screen.getByText(/1 was left out/)).toBeTruthy()
    expect(new Map(bodies() as [string, string][])).toEqual(
      new Map([
        ['bye', 'Mine too'],
        ['ok', 'Fine'],
        ['hi', 'Hello!'],
        ['bye-2', 'Bye!'],
        ['new', 'New'],
      ]),
    )
  })

  it('keeps what refers to a reply with it when it comes in under another shortcut', async () => {
    ui.background.state.replies.push(replyOf('sig', 'Mine'))
    await openWorkspaceAt('reply-import')
    await choose(['mine.csv', 'shortcut,title,text\nsig,Signature,Ana\nbye,Farewell,Bye! {{reply: sig}}\n'])
    click(await screen.findByRole('radio', { name: /^Keep both/ }))
    click(await confirm(2))
    await screen.findByRole('heading', { name: '2 replies imported' })
    expect(bodies()).toEqual([
      ['sig', 'Mine'],
      ['sig-2', 'Ana'],
      ['bye', 'Bye! {{reply: sig-2}}'],
    ])
  })

  it('recognises what came from the same file before', async () => {
    const table = 'shortcut,title,text\nhi,Greeting,Hello!\n'
    await openWorkspaceAt('reply-import')
    await choose(['mine.csv', table])
    click(await confirm(1))
    await screen.findByRole('heading', { name: '1 reply imported' })
    ui.background.state.replies[0]!.shortcut = 'renamed'
    ui.background.announce('replies')
    click(screen.getByRole('button', { name: 'Import more' }))
    await choose(['copy.csv', table])
    expect(await screen.findByText('“Greeting” /renamed')).toBeTruthy()
    expect((await confirm(0)).disabled).toBe(true)
  })

  it('uploads the files that a reply brings along, in pieces, and takes them back with it', async () => {
    const bytes = new Uint8Array(300_000).map((_, at) => at % 251)
    const media = [{ name: 'menu.png', type: 'image/png', size: bytes.length, base64: toBase64(bytes) }]
    const file = {
      format: 'chatside.replies',
      version: 1,
      replies: [{ shortcut: 'menu', body: 'Look', media }],
    }
    await openWorkspaceAt('reply-import')
    await choose(['replies.json', JSON.stringify(file)])
    expect(await screen.findByText('menu.png')).toBeTruthy()
    click(await confirm(1))
    expect(await screen.findByText('1 file came along')).toBeTruthy()
    expect(ui.background.askedFor('media.put').map(({ index }) => index)).toEqual([0, 1])
    expect(ui.background.state.media).toMatchObject([{ name: 'menu.png', size: 300_000 }])
    click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(bodies()).toEqual([]))
    expect(ui.background.state.media).toEqual([])
    expect(ui.background.askedFor('undo')).toHaveLength(2)
  })

  it('goes on after a failure without doing anything twice', async () => {
    const media = [{ name: 'a.png', type: 'image/png', size: 3, base64: 'AQID' }]
    const file = { format: 'chatside.replies', version: 1, replies: [{ shortcut: 'a', body: 'A', media }] }
    await openWorkspaceAt('reply-import')
    await choose(['replies.json', JSON.stringify(file)])
    ui.background.failNext('media.add', 'conflict')
    click(await confirm(1))
    expect(await screen.findByText('The replies are imported, not all of their files')).toBeTruthy()
    click(screen.getByRole('button', { name: 'Try again' }))
    expect(await screen.findByText('1 file came along')).toBeTruthy()
    expect(bodies()).toEqual([['a', 'A']])
    expect(ui.background.state.media).toHaveLength(1)
  })

  it('reads tables of older programs, and lets one say which letters they are written in', async () => {
    await openWorkspaceAt('reply-import')
    const latin = new TextEncoder().encode('shortcut,text\nhi,Gr__e\n')
    latin[latin.indexOf(0x5f)] = 0xfc
    latin[latin.indexOf(0x5f)] = 0xdf
    await choose(['old.csv', latin])
    const select = await screen.findByRole<HTMLSelectElement>('combobox', { name: /“old.csv” is read as/ })
    expect(select.value).toBe('windows-1252')
    expect(screen.getByText('Grüße', { selector: 'p' })).toBeTruthy()
    fireEvent.change(select, { target: { value: 'utf-16le' } })
    expect(await screen.findByRole('alert')).toBeTruthy()
  })

  it('says why a file cannot be read at all', async () => {
    await openWorkspaceAt('reply-import')
    await choose(['broken.json', '{"format": '])
    expect((await screen.findByRole('alert')).textContent).toMatch(/broken\.json This file cannot be read\./)
    await choose(['other.json', '{"format":"something","version":1}'])
    await screen.findByText(/This is no file of quick replies that we know/)
    expect(ui.background.askedFor('replies.addMany')).toEqual([])
  })

  it('gives the same shortcut in two files a number, and what is the same in both comes in once', async () => {
    await openWorkspaceAt('reply-import')
    await choose(
      ['one.csv', 'shortcut,title,text\nhi,A,Hello\nbye,B,Bye\n'],
      ['two.csv', 'shortcut,title,text\nhi,C,Hallo\nbye,B,Bye\n'],
    )
    await screen.findByText('3 quick replies in one.csv, two.csv.')
    click(await confirm(3))
    await screen.findByRole('heading', { name: '3 replies imported' })
    expect(bodies().map(([shortcut]) => shortcut)).toEqual(['hi', 'bye', 'hi-2'])
  })
})
