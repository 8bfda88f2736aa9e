import { describe, expect, it } from 'vitest'
import { loadPack } from '@/utils/templates/packs/load-pack'
import { PACKS } from '@/utils/templates/packs/packs'
import { browser } from '@/utils/browser'
import { replyOf } from '../support/fake-state'
import { click, fireEvent, press, screen, useInterface, waitFor, within } from '../support/interface'
import { openWorkspaceAt } from '../support/workspace'

const ui = useInterface()

const addButton = (title: string) => screen.findByRole<HTMLButtonElement>('button', { name: `Add ${title}` })
async function add(title: string): Promise<void> {
  await waitFor(async () => expect((await addButton(title)).disabled).toBe(false))
  click(await addButton(title))
}
function card(title: string): HTMLElement {
  return screen.getByRole('listitem', { name: title })
}

describe('the packs of quick replies', () => {
  it('stand by situation and by trade, each with what it is for', async () => {
    await openWorkspaceAt('packs')
    const situations = await screen.findByRole('list', { name: 'By situation' })
    const trades = screen.getByRole('list', { name: 'By trade' })
    expect(within(situations).getAllByRole('heading')).toHaveLength(5)
    expect(within(trades).getAllByRole('heading')).toHaveLength(3)
    expect(within(card('Appointments')).getByText(/Find a time, confirm it/)).toBeTruthy()
    expect(within(card('Appointments')).getByText('7 replies')).toBeTruthy()
  })

  it('show their replies before anything is added', async () => {
    await openWorkspaceAt('packs')
    click(await screen.findByRole('button', { name: 'Show replies: Appointments' }))
    const [first] = await loadPack('appointment', 'en')
    expect(await within(card('Appointments')).findByText(first!.title)).toBeTruthy()
    expect(within(card('Appointments')).getByText(`/${first!.shortcut}`)).toBeTruthy()
    expect(within(card('Appointments')).getByText('First time').tagName).toBe('MARK')
    expect(ui.background.state.replies).toEqual([])
  })

  it('are added in one step that can be taken back', async () => {
    await openWorkspaceAt('packs')
    await add('Appointments')
    expect(await screen.findByText('Appointments: 7 replies added')).toBeTruthy()
    expect(await within(card('Appointments')).findByText('Added')).toBeTruthy()
    const drafts = await loadPack('appointment', 'en')
    expect(ui.background.state.replies.map(({ id }) => id)).toEqual(drafts.map(({ id }) => id))
    click(screen.getByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(ui.background.state.replies).toEqual([]))
    expect(await addButton('Appointments')).toBeTruthy()
  })

  it('come in the language one chooses', async () => {
    await openWorkspaceAt('packs')
    fireEvent.change(await screen.findByRole('combobox', { name: 'Language' }), {
      target: { value: 'pt-BR' },
    })
    await add('Agency')
    await waitFor(() => expect(ui.background.state.replies).toHaveLength(7))
    expect(new Set(ui.background.state.replies.map(({ language }) => language))).toEqual(new Set(['pt-BR']))
  })

  it('follow the language of the interface at first', async () => {
    ui.background.state.settings = { ...ui.background.state.settings, language: 'ja' }
    await openWorkspaceAt('packs')
    const select = await screen.findByRole<HTMLSelectElement>('combobox', { name: '言語' })
    expect(select.value).toBe('ja')
  })

  it('become further languages of the replies that are there, and leave what was changed in them', async () => {
    await openWorkspaceAt('packs')
    await add('Agency')
    await waitFor(() => expect(ui.background.state.replies).toHaveLength(7))
    ui.background.state.replies[0]!.body = 'My own words'
    fireEvent.change(screen.getByRole('combobox', { name: 'Language' }), { target: { value: 'es' } })
    await within(card('Agency')).findByText(
      /7 replies you have from this pack get this as a further language/,
    )
    await add('Agency')
    const spanish = await loadPack('agency', 'es')
    await waitFor(() => expect(ui.background.state.replies[0]!.variants).toEqual({ es: spanish[0]!.body }))
    expect(ui.background.state.replies).toHaveLength(7)
    expect(ui.background.state.replies[0]!.body).toBe('My own words')
    expect(await within(card('Agency')).findByText('Added')).toBeTruthy()
  })

  it('bring back only what is missing', async () => {
    await openWorkspaceAt('packs')
    await add('Services and trades')
    await waitFor(() => expect(ui.background.state.replies).toHaveLength(7))
    ui.background.state.replies[1]!.body = 'My own words'
    ui.background.state.replies.splice(4, 1)
    ui.background.announce('replies')
    click(await screen.findByRole('button', { name: 'Add the missing one: Services and trades' }))
    await waitFor(() => expect(ui.background.state.replies).toHaveLength(7))
    expect(ui.background.askedFor('replies.addMany')[1]).toMatchObject({
      drafts: [expect.anything()],
      onConflict: 'both',
    })
    expect(ui.background.state.replies[1]!.body).toBe('My own words')
  })

  it('take no shortcut away from another reply', async () => {
    const [first] = await loadPack('support', 'en')
    ui.background.state.replies.push(replyOf(first!.shortcut.toUpperCase(), 'Mine'))
    await openWorkspaceAt('packs')
    await add('Support and out of hours')
    await waitFor(() => expect(ui.background.state.replies).toHaveLength(11))
    const shortcuts = ui.background.state.replies.map(({ shortcut }) => shortcut.toLowerCase())
    expect(new Set(shortcuts).size).toBe(11)
    expect(shortcuts).toContain(`${first!.shortcut}-2`)
  })

  it('say what went wrong, and can be added after all', async () => {
    await openWorkspaceAt('packs')
    await addButton('Agency')
    ui.background.failNext('replies.addMany', 'storage-full')
    await add('Agency')
    expect(await screen.findByText('The disk is full, so this was not saved.')).toBeTruthy()
    await add('Agency')
    expect(await within(card('Agency')).findByText('Added')).toBeTruthy()
  })
})

describe('the command palette', () => {
  it('leads to the packs and to files', async () => {
    await openWorkspaceAt('contacts')
    press('Ctrl+k')
    for (const name of ['Ready-made replies', 'Import quick replies', 'Export quick replies']) {
      expect(await screen.findByRole('option', { name: `Go to ${name}` })).toBeTruthy()
    }
  })
})

describe('the welcome page', () => {
  it('offers three packs and the way to all of them', async () => {
    Object.assign(browser, { permissions: { contains: async () => true, request: async () => true } })
    await openWorkspaceAt('welcome')
    const offers = await screen.findByRole('list', { name: 'Ready-made replies' })
    expect(within(offers).getAllByRole('listitem')).toHaveLength(3)
    expect(screen.getByRole('link', { name: /All packs/ }).getAttribute('href')).toBe('#/packs')
    await add(PACKS[0]!.texts.en.title)
    await waitFor(() => expect(ui.background.state.replies).toHaveLength(PACKS[0]!.count))
    expect(await within(offers).findByText('Added')).toBeTruthy()
  })
})
