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
    ...{ id, lastAt: AT, lastOutAt: AT, lastInAt: AT - HOUR_MS, unread: 0, asOf: AT },
    ...{ lastDirection: 'out', lastAck: 'read', source: 'open-chat' },
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
      ...{ state: 'withdrawn', scope: 'marketing', way: 'spoken', note: 'On the phone' },
    })
    expect(within(part).getByText('History (2)')).toBeTruthy()
  })
})

describe('fields of one’s own', () => {
  const define = (): void => {
    state().settings.customFields = [
      { id: newId(), label: 'Guests', kind: 'number' },
      { id: newId(), label: 'Budget', kind: 'money' },
      { id: newId(), label: 'Wedding', kind: 'date' },
      { id: newId(), label: 'Style', kind: 'choice', choices: ['Rustic', 'Modern'] },
      { id: newId(), label: 'Site', kind: 'link' },
    ]
  }

  it('are written so that they compare, and shown as people write them', async () => {
    define()
    await openMaria(state())
    click(screen.getByRole('button', { name: 'Add details' }))
    const edits = [
      ['Guests', '1 200,5', '1,200.5', '1200.5'],
      ['Budget', '12.500,50 chf', 'CHF 12,500.50', '12500.50 CHF'],
      ['Site', 'example.com/a', 'example.com/a', 'https://example.com/a'],
    ] as const
    for (const [label, typed, shown] of edits) {
      click(await screen.findByRole('button', { name: `${label} Add` }))
      fill(screen.getByRole('textbox', { name: label }), typed)
      press('Enter')
      const text = (await screen.findByRole('button', { name: new RegExp(`^${label} (?!Add)`) })).textContent
      expect(text?.replaceAll(/\s/g, ' ')).toBe(`${label}${shown}`)
    }
    const custom = Object.fromEntries(edits.map(([label, , , kept]) => [label, kept]))
    await waitFor(() => expect(state().contacts[0]?.custom).toEqual(custom))
  })

  it('keep what does not fit in the editor, with the reason', async () => {
    define()
    await openMaria(state(), { custom: { Site: 'https://example.com' } })
    click(await screen.findByRole('button', { name: /^Site / }))
    const field = screen.getByRole('textbox', { name: 'Site' })
    for (const wrong of ['javascript:alert(1)', 'ftp://example.com', 'no where']) {
      fill(field, wrong)
      press('Enter')
      expect(await screen.findByText(/^An address of the web/)).toBeTruthy()
    }
    expect(ui.background.askedFor('contacts.save')).toEqual([])
  })

  it('open links safely, and never a script', async () => {
    define()
    await openMaria(state(), { custom: { Site: 'https://example.com/x' } })
    const link = await screen.findByRole<HTMLAnchorElement>('link', { name: 'Open Site' })
    expect([link.getAttribute('href'), link.target, link.rel]).toEqual([
      'https://example.com/x',
      '_blank',
      'noopener noreferrer',
    ])
    state().contacts[0]!.custom['Site'] = 'javascript:alert(1)'
    ui.background.announce('contacts')
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Open Site' })).toBeNull())
    expect(screen.getByRole('button', { name: /^Site javascript/ })).toBeTruthy()
  })

  it('are chosen from a list, and a day from a calendar', async () => {
    define()
    await openMaria(state(), { custom: { Style: 'Modern', Wedding: '2027-06-12' } })
    expect(await screen.findByRole('button', { name: 'Wedding Jun 12, 2027' })).toBeTruthy()
    click(await screen.findByRole('button', { name: 'Style Modern' }))
    click(await screen.findByRole('option', { name: 'Rustic' }))
    await waitFor(() => expect(state().contacts[0]?.custom['Style']).toBe('Rustic'))
    click(screen.getByRole('button', { name: /^Wedding/ }))
    fill(screen.getByLabelText('Wedding', { selector: 'input' }), '2027-07-01')
    press('Enter')
    await waitFor(() => expect(state().contacts[0]?.custom['Wedding']).toBe('2027-07-01'))
  })

  it('are shown without a definition too', async () => {
    await openMaria(state(), { custom: { 'T-shirt size': 'M' } })
    expect(screen.getByRole('button', { name: 'T-shirt size M' })).toBeTruthy()
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
