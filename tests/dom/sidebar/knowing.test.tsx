import { describe, expect, it } from 'vitest'
import { setClock } from '@/utils/clock'
import { eventOf } from '../support/fake-customer-handlers'
import { MARIA, openSidebar } from '../support/fake-page'
import { AT, contactNamed, newId, noteOf, tagNamed } from '../support/fake-state'
import { click, fireEvent, press, screen, type, useInterface, waitFor, within } from '../support/interface'
import { openMaria, openPart } from './support/known-maria'

const ui = useInterface()
const state = () => ui.background.state
const fill = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } })
const HOUR_MS = 3_600_000

/** Our last message is read, and nothing came. */
function readAndSilent(id: string): void {
  state().activity[id] = {
    id,
    lastAt: AT,
    lastOutAt: AT,
    lastInAt: AT - HOUR_MS,
    lastDirection: 'out',
    lastAck: 'read',
    unread: 0,
    asOf: AT,
    source: 'open-chat',
  }
}

async function choose(reason: string): Promise<HTMLElement> {
  const part = await openPart('Read, no answer')
  click(within(part).getByRole('radio', { name: reason }))
  return part
}

describe('a customer who has read and does not answer', () => {
  it('is asked for only then, and the reason is kept with its time', async () => {
    await openMaria(state(), {}, ({ id }) => readAndSilent(id))
    await choose('Bad timing')
    expect(await screen.findByText('Write again at another time of the day.')).toBeTruthy()
    await waitFor(() => expect(state().contacts[0]?.quiet?.reason).toBe('bad-timing'))
    click(screen.getByRole('button', { name: 'Clear the reason' }))
    await waitFor(() => expect(state().contacts[0]?.quiet).toBeUndefined())
  })

  it('is not asked about one who has answered', async () => {
    await openMaria(state(), {}, ({ id }) => {
      readAndSilent(id)
      state().activity[id]!.lastDirection = 'in'
    })
    expect(screen.queryByRole('button', { name: 'Read, no answer' })).toBeNull()
  })

  it('forgets a reason from before their last answer', async () => {
    const quiet = { reason: 'too-much', at: AT - 2 * HOUR_MS } as const
    await openMaria(state(), { quiet }, ({ id }) => readAndSilent(id))
    const part = await openPart('Read, no answer')
    expect(
      within(part)
        .getAllByRole<HTMLInputElement>('radio')
        .some(({ checked }) => checked),
    ).toBe(false)
  })

  it('gets a follow-up whose words are understood already', async () => {
    await openMaria(state(), {}, ({ id }) => readAndSilent(id))
    await choose('Other priorities')
    click(await screen.findByRole('button', { name: 'Come back in a month' }))
    expect(await screen.findByText(/^Understood: .*10:00/)).toBeTruthy()
    const note = screen.getByRole<HTMLInputElement>('textbox', { name: 'What about? (optional)' })
    expect(note.value).toBe('Had other priorities: ask again')
  })

  it('gets an e-mail in their language, written but not sent', async () => {
    state().settings.myCompany = 'Atelier & Co'
    const fields = { email: 'ana+x@example.com', language: 'es-MX', firstName: 'Ana' }
    await openMaria(state(), fields, ({ id }) => readAndSilent(id))
    await choose('Wrong channel')
    const link = await screen.findByRole<HTMLAnchorElement>('link', { name: 'Continue by e-mail' })
    const href = link.getAttribute('href') ?? ''
    expect(href).toMatch(/^mailto:ana%2Bx@example\.com\?subject=Sobre%20nuestra/)
    expect(href).not.toMatch(/[\s"<>]/)
    const body = decodeURIComponent(/&body=([^&]*)$/.exec(href)?.[1] ?? '')
    expect(body).toMatch(/^Hola, Ana:\r\n\r\nLe escribí/)
    expect(body.endsWith('Saludos,\r\nAna\r\nAtelier & Co')).toBe(true)
    expect(link.rel).toBe('noopener noreferrer')
  })

  it('is asked for the e-mail address where there is none', async () => {
    await openMaria(state(), {}, ({ id }) => readAndSilent(id))
    const part = await choose('Wrong channel')
    click(await within(part).findByRole('button', { name: /^E-mail/ }))
    fill(within(part).getByRole('textbox', { name: 'E-mail' }), 'm@example.com')
    press('Enter')
    expect(await within(part).findByRole('link', { name: 'Continue by e-mail' })).toBeTruthy()
  })
})

describe('consent', () => {
  it('is added with scope, way and note, and what was before stays in the history', async () => {
    const consents = { [newId()]: { at: AT - 1, state: 'given', scope: 'marketing', way: 'form' } } as const
    await openMaria(state(), { consents })
    const part = await openPart('Consent')
    expect(within(part).getAllByText('Marketing: agreed')).toHaveLength(2)
    click(within(part).getByRole('button', { name: 'Note a consent' }))
    fireEvent.change(screen.getByRole('combobox', { name: 'State' }), { target: { value: 'withdrawn' } })
    fireEvent.change(screen.getByRole('combobox', { name: 'How' }), { target: { value: 'spoken' } })
    const note = screen.getByRole('textbox', { name: 'Note (optional)' })
    note.focus()
    fill(note, 'On the phone')
    press('Enter')
    expect((await within(part).findAllByText('Marketing: withdrawn')).length).toBeGreaterThan(0)
    await waitFor(() => expect(Object.keys(state().contacts[0]?.consents ?? {})).toHaveLength(2))
    expect(ui.background.askedFor('consents.add')[0]).toMatchObject({
      state: 'withdrawn',
      scope: 'marketing',
      way: 'spoken',
      note: 'On the phone',
    })
    expect(within(part).getByText('History (2)')).toBeTruthy()
  })
})

describe('tags that a rule put on', () => {
  it('say why, and that the rule will not put them on again once they are taken off', async () => {
    const tag = tagNamed('VIP wholesale')
    state().tags.push(tag)
    const why = '2 orders in the last 90 days'
    const autoTags = { [tag.id]: { ruleId: newId(), why, at: AT } }
    await openMaria(state(), { tags: { [tag.id]: 1 }, autoTags })
    click(screen.getByRole('button', { name: 'Why VIP wholesale is on' }))
    expect(await screen.findByText(`Put on by a rule: ${why}`)).toBeTruthy()
    click(screen.getByRole('button', { name: 'Remove tag VIP wholesale' }))
    expect(await screen.findByText('Tag VIP wholesale removed; its rule will not put it back')).toBeTruthy()
  })
})

describe('the timeline', () => {
  it('tells what happened in one line each, and one kind of it on demand', async () => {
    await openMaria(state(), {}, ({ id }) => {
      readAndSilent(id)
      state().notes.push(noteOf(id, 'Likes blue\nand more', AT))
      state().happened[id] = [
        { id: newId(), at: AT - 1, kind: 'messages', in: 3, out: 1 },
        eventOf(AT - 2, { kind: 'level', level: 'hot', heat: 82 }),
        eventOf(AT - 3, { kind: 'merged', name: 'Maria B' }),
      ]
    })
    const part = await openPart('Timeline')
    const lines = async () =>
      within(await within(part).findByRole('list', { name: 'Timeline' }))
        .queryAllByRole('listitem')
        .map((line) => line.querySelector('span')?.textContent)
    await waitFor(async () =>
      expect(await lines()).toEqual([
        'Likes blue',
        'Messages: 3 from them, 1 from you',
        'Hot: heat 82',
        'Maria B was merged into this card',
      ]),
    )
    expect(part.textContent).toMatch(/Your message, read, .*\(as of /)
    fireEvent.change(within(part).getByRole('combobox', { name: 'Show' }), { target: { value: 'score' } })
    await waitFor(async () => expect(await lines()).toEqual(['Hot: heat 82']))
  })

  it('looks further back for a kind that is rare', async () => {
    await openMaria(state(), {}, ({ id }) => {
      for (let n = 0; n < 120; n++) state().notes.push(noteOf(id, `Note ${n}`, AT - n))
      state().happened[id] = [eventOf(AT - 500, { kind: 'grade', grade: 'A', byHand: true })]
    })
    const part = await openPart('Timeline')
    const filter = await within(part).findByRole('combobox', { name: 'Show' })
    fireEvent.change(filter, { target: { value: 'score' } })
    expect(await within(part).findByText('Grade A, by hand')).toBeTruthy()
  })
})

describe('notes', () => {
  it('are found by their words among all', async () => {
    await openMaria(state(), {}, ({ id }) => {
      for (let n = 0; n < 9; n++) state().notes.push(noteOf(id, `Note ${n}`, AT - n))
      state().notes.push(noteOf(id, 'Allergic to nuts', AT - 100))
    })
    click(screen.getByRole('button', { name: 'Search the notes' }))
    type(await screen.findByRole('searchbox', { name: 'Search the notes' }), 'NUTS')
    const found = await screen.findByRole('list', { name: 'Notes found' })
    await waitFor(() => expect(found.textContent).toContain('Allergic to nuts'))
    expect(within(found).getAllByRole('listitem')).toHaveLength(1)
    press('Escape')
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Notes found' })).toBeNull())
  })
})

describe('who somebody is', () => {
  it('says who may be the same, and asks the workspace to compare', async () => {
    const other = contactNamed('María')
    const maria = await openMaria(state(), {}, (contact) => {
      state().contacts.push(other)
      const { db } = ui.background
      const reasons = ['same-phone', 'similar-name'] as const
      state().duplicates.push({ contact: db.brief(contact), other: db.brief(other), reasons: [...reasons] })
    })
    const region = await screen.findByRole('region', { name: 'The same person?' })
    expect(within(region).getByText('the same phone number · a similar name')).toBeTruthy()
    click(within(region).getByRole('button', { name: 'Compare' }))
    await waitFor(() =>
      expect(ui.background.askedFor('workspace.open')).toEqual([
        { hash: `#/duplicates?keep=${maria.id}&lose=${other.id}` },
      ]),
    )
    click(within(region).getByRole('button', { name: 'Not the same' }))
    await waitFor(() =>
      expect(ui.background.askedFor('contacts.distinct')).toEqual([
        { contactId: maria.id, otherId: other.id, on: true },
      ]),
    )
  })

  it('splits some of the names of a card off, never all of them', async () => {
    const maria = await openMaria(state(), {}, ({ id }) => {
      const alias = { account: MARIA.account, contactId: id, createdAt: AT }
      state().aliases.push(
        { ...alias, id: newId(), kind: 'phone', value: '+5511987654321' },
        { ...alias, id: newId(), kind: 'name', value: 'Mary' },
      )
    })
    const part = await openPart('Names in WhatsApp')
    click(within(part).getByRole('button', { name: 'Split into two people' }))
    fill(within(part).getByRole('textbox', { name: 'Name of the other person' }), 'Mary Stone')
    const boxes = within(part).getAllByRole('checkbox')
    for (const box of boxes) click(box)
    click(within(part).getByRole('button', { name: 'Save' }))
    expect(await within(part).findByRole('alert')).toBeTruthy()
    click(boxes[0]!)
    click(within(part).getByRole('button', { name: 'Save' }))
    await waitFor(() =>
      expect(ui.background.askedFor('contacts.split')).toMatchObject([
        { contactId: maria.id, aliasIds: [state().aliases[1]?.id], name: 'Mary Stone' },
      ]),
    )
  })

  it('says as whom one writes once a second account was seen', async () => {
    state().accounts = [
      { account: MARIA.account, seenAt: AT, contacts: 1 },
      { account: 'phone:+34612555017', seenAt: AT, contacts: 2 },
    ]
    openSidebar(MARIA)
    expect(await screen.findByText('You are +49 1510 0000000')).toBeTruthy()
  })

  it('says that it is night where they are, and nothing of the kind by day', async () => {
    const restore = setClock(() => Date.UTC(2026, 9, 1, 12, 0))
    try {
      await openMaria(state(), { timeZone: 'Pacific/Auckland' })
      expect(screen.getByText(/1:00.* there now/).textContent).toMatch(/\(night\)$/)
      state().contacts[0]!.timeZone = 'Europe/Berlin'
      ui.background.announce('contacts')
      expect((await screen.findByText(/2:00.* there now/)).textContent).not.toMatch(/night/)
    } finally {
      restore()
    }
  })
})
