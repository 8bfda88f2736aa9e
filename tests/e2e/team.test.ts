import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { StoredTextRow } from '../../storage/rows'
import type { Contact } from '../../storage/schema/contact'
import type { FollowUp } from '../../storage/schema/follow-up'
import type { Note } from '../../storage/schema/note'
import { newId } from '../../utils/ids'
import { waitFor } from '../browsers/wait-for'
import { ChromiumDesk } from './support/chromium-desk'
import type { Desk } from './support/desk'
import { FirefoxDesk } from './support/firefox-desk'
import { joinTeam, TeamOffice } from './support/team-office'

const MARIA = newId()
const SOON_MS = 4_000
const IN_TIME_MS = 20_000
const SENSITIVE = 'The payment is due on Thursday'
const PLAIN = 'See you at the harbour'

let office: TeamOffice
let ana: ChromiumDesk
let ben: ChromiumDesk
let cleo: FirefoxDesk

beforeAll(async () => {
  office = await TeamOffice.open()
  const chromium = { extensionDir: office.buildFor('chrome'), direct: office.host }
  const preferences = { 'network.proxy.no_proxies_on': office.host }
  ;[ana, ben, cleo] = await Promise.all([
    ChromiumDesk.start(chromium),
    ChromiumDesk.start(chromium),
    FirefoxDesk.start({ preferences }),
  ])
  await cleo.install(office.buildFor('firefox'))
})
afterAll(async () => {
  await Promise.all([ana?.close(), ben?.close(), cleo?.close()])
  await office?.close()
})

describe('a team of two Chromium and one Firefox', () => {
  it('begins with the link that the server printed, and with what the owner has', async () => {
    await ana.openOwn('#/diagnostics')
    await ana.ask('contacts.create', { id: MARIA, patch: { name: 'Maria Souza', phone: '+5511912345678' } })
    await joinTeam(ana, office.ownerLink, 'Ana')
    await ana.ask('team.assign', { contactId: MARIA, ownerId: null })
    expect(await ana.ask('team.state', {})).toMatchObject({ link: { role: 'owner' } })
  })

  it('is joined by invites', async () => {
    await joinTeam(ben, await invite(), 'Ben')
    await joinTeam(cleo, await invite(), 'Cleo')
    for (const desk of [ben, cleo]) await expectMaria(desk, 'Maria', ({ name }) => name === 'Maria Souza')
  })

  it('sees an edit, a tag and a note of each other', async () => {
    const tagId = newId()
    await ben.ask('tags.save', { id: tagId, name: 'VIP', color: 'red' })
    await ben.ask('tags.set', { target: { contactId: MARIA }, contactId: MARIA, tagId, on: true })
    await ana.ask('contacts.save', {
      target: { contactId: MARIA },
      id: MARIA,
      patch: { company: 'Loja Azul' },
    })
    const note = { target: { contactId: MARIA }, id: newId(), contactId: MARIA, text: 'Wants 200 pieces' }
    await cleo.ask('notes.add', note)
    for (const desk of [ana, ben, cleo]) {
      await expectMaria(
        desk,
        'all of it',
        ({ company, tags }) => company === 'Loja Azul' && Object.hasOwn(tags, tagId),
      )
      await waitFor('the note', async () => (await desk.rows<Note>('notes')).some(({ id }) => id === note.id))
    }
  })

  it('is reminded once', async () => {
    const followUp = { target: { contactId: MARIA }, id: newId(), contactId: MARIA, timeZone: 'UTC' }
    await cleo.ask('followUps.set', { ...followUp, dueAt: Date.now() + SOON_MS })
    for (const desk of [ana, ben, cleo]) {
      await waitFor(
        'the reminder to have fired',
        async () =>
          (await desk.rows<FollowUp>('followUps')).some(
            ({ id, state }) => id === followUp.id && state === 'fired',
          ),
        IN_TIME_MS,
      )
    }
    const shown = await Promise.all([ana, ben, cleo].map((desk) => desk.notices()))
    expect(shown.flat()).toHaveLength(1)
  })

  it('reads what colleagues keep of messages, which the server cannot', async () => {
    for (const desk of [ana, ben]) await keepTexts(desk)
    await ana.load({ open: 'ana' })
    const beside = await ana.beside()
    await beside.fill('New note', 'Asks for terms')
    await beside.press('Control+Enter')
    const contactId = await waitFor('the card', async () => {
      const contacts = await ana.rows<Contact>('contacts')
      return contacts.find(({ id }) => id !== MARIA)?.id
    })
    await ana.ask('team.assign', { contactId, ownerId: null })
    for (const text of [SENSITIVE, PLAIN]) {
      await ana.inPage((said) => window.practice.receive('ana', { text: said }).then(() => undefined), text)
    }
    await waitFor(
      'both texts',
      async () => {
        const texts = await ben.rows<StoredTextRow>('texts')
        return texts.some(({ text }) => text === PLAIN) && texts.some(({ sealed }) => sealed !== undefined)
      },
      IN_TIME_MS,
    )
    const own = await ben.openOwn(`#/contacts/${contactId}`)
    await own.click('Conversation')
    await own.sees(SENSITIVE)
    await own.sees(/kept by Ana/)
    expect(office.holds(contactId)).toBe(true)
    for (const text of [SENSITIVE, PLAIN]) expect(office.holds(text)).toBe(false)
    const anaId = (await ana.ask('team.state', {})).link?.user.id ?? ''
    await ana.ask('team.assign', { contactId, ownerId: anaId })
    await waitFor('Ben to have none of it', async () => (await ben.rows('texts')).length === 0)
    expect(await ben.rows('sealedTexts')).toEqual([])
  })

  it('sees who is answering, and never waits for it', async () => {
    for (const desk of [ana, ben]) await desk.load({ open: 'ana' })
    await ana.typeMessage('Dear Ana')
    await waitFor('Ben to see it', async () => (await ben.rootTexts('layer', '.lock')).join().includes('Ana'))
    await ben.typeMessage('Hello')
    expect(await ben.inPage(() => window.practice.composerText())).toContain('Hello')
    await Promise.all([ana, ben].map((desk) => desk.page.close()))
  })

  it('goes on without the server, and loses no edit of either', async () => {
    await office.halt()
    await ana.ask('contacts.save', { target: { contactId: MARIA }, id: MARIA, patch: { role: 'Buyer' } })
    await ben.ask('contacts.save', {
      target: { contactId: MARIA },
      id: MARIA,
      patch: { email: 'maria@example.com' },
    })
    const own = await ben.openOwn('#/team')
    await own.sees('The server does not answer')
    await office.begin()
    for (const desk of [ana, ben, cleo]) await desk.ask('team.syncNow', {})
    for (const desk of [ana, ben, cleo]) {
      await expectMaria(desk, 'both', ({ role, email }) => role === 'Buyer' && email === 'maria@example.com')
    }
  })

  it('says who changed the same thing, and lets one choose, whoever’s came first', async () => {
    const companies = new Map([
      [ana, 'Blue'],
      [ben, 'Azul'],
    ])
    await office.halt()
    for (const [desk, company] of companies) {
      await desk.ask('contacts.save', { target: { contactId: MARIA }, id: MARIA, patch: { company } })
    }
    await office.begin()
    // By itself each asks ever more rarely while there is no server.
    await Promise.all([ana, ben, cleo].map((desk) => desk.ask('team.syncNow', {})))
    // Each has their own until they hear of the other one's.
    const later = await waitFor(
      'both to have the later one',
      async () => {
        const [one, other] = await Promise.all([companyOf(ana), companyOf(ben)])
        return one === other ? one : undefined
      },
      IN_TIME_MS,
    )
    const [winner, loser] = later === companies.get(ana) ? [ana, ben] : [ben, ana]
    expect(await winner.ask('team.conflicts', { limit: 9 })).toMatchObject({ rows: [] })
    const own = await loser.openOwn('#/team')
    await own.sees(`${winner === ana ? 'Ana' : 'Ben'} changed “Company”`)
    await own.click(/^Take mine/)
    const mine = companies.get(loser)
    for (const desk of [ana, ben, cleo]) {
      await expectMaria(desk, 'the choice', ({ company }) => company === mine)
    }
    await own.seesNo(/changed “Company”/)
  })

  it('hands a customer over, and who has it no more keeps nothing of it', async () => {
    const benId = (await ben.ask('team.state', {})).link?.user.id ?? ''
    await ana.ask('team.assign', { contactId: MARIA, ownerId: benId })
    await expectMaria(ben, 'whose it is', ({ ownerId }) => ownerId === benId)
    await waitFor('Cleo to have it no more', async () => (await cleo.rows('contacts')).length === 0)
    expect(await cleo.rows('notes')).toEqual([])
    expect(await cleo.rows('followUps')).toEqual([])
  })

  it('lets a device go at once, and what the team shares with it', async () => {
    const own = await ana.openOwn('#/team')
    await own.click('Remove the device Ben’s computer')
    await own.click(/^Remove$/)
    const screen = await ben.openOwn('#/team')
    await screen.sees('This device was removed from the team')
    await screen.sees(/^What the team shares was removed from this browser/)
    expect(await ben.rows('contacts')).toEqual([])
    expect([...(await ana.wrongs()), ...(await ben.wrongs()), ...(await cleo.wrongs())]).toEqual([])
  })
})

async function keepTexts(desk: Desk): Promise<void> {
  const own = await desk.openOwn('#/settings/texts')
  await own.click('Turn on …')
  await own.fill('Passphrase', 'correct horse battery')
  await own.fill('The same passphrase again', 'correct horse battery')
  await own.click('Turn on')
  await own.sees(/^On: what messages say is kept/)
}

/** Makes an invite on the team's screen. @returns its link. */
async function invite(): Promise<string> {
  const own = await ana.openOwn('#/team')
  await own.click('Invite somebody')
  await own.click('Make the link')
  const link = await waitFor('the link', () =>
    own.evaluate(() => document.querySelector<HTMLInputElement>('dialog input[readonly]')?.value),
  )
  await own.click('Done')
  return link
}

async function expectMaria(desk: Desk, what: string, is: (contact: Contact) => boolean): Promise<void> {
  await waitFor(what, async () =>
    (await desk.rows<Contact>('contacts')).some((row) => row.id === MARIA && is(row)),
  )
}

async function companyOf(desk: Desk): Promise<string | undefined> {
  return (await desk.rows<Contact>('contacts')).find(({ id }) => id === MARIA)?.company
}
