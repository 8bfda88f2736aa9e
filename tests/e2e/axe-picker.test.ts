import type { CDPSession } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { waitFor } from '../browsers/wait-for'
import { ChromiumDesk } from './support/chromium-desk'
import { starterReplies } from '@/utils/templates/starters'

type Node = { role: string; name: string; properties: Record<string, unknown> }

let desk: ChromiumDesk
let session: CDPSession

beforeAll(async () => {
  desk = await ChromiumDesk.start()
  await desk.ask('replies.addStarters', { drafts: starterReplies('en') })
  await desk.load({ open: 'ana' })
  session = await desk.page.context().newCDPSession(desk.page)
})
afterAll(() => desk?.close())

// axe cannot enter a closed shadow root, so this reads what the browser itself tells a screen reader.
describe('the picker to a screen reader', () => {
  it('is a list of named options, one of them chosen, whose place is told', async () => {
    await desk.typeMessage('/')
    const options = await waitFor('the options', async () => {
      const found = await ofRole('option')
      return found.length > 1 && found
    })
    expect(await ofRole('listbox')).toMatchObject([{ name: 'Quick replies' }])
    expect(options.map(({ name }) => name)).toContainEqual(expect.stringContaining('First answer /hello'))
    expect(chosen(options)).toEqual([0])
    await desk.pressInPage('ArrowDown')
    await waitFor('the second option', async () => chosen(await ofRole('option'))[0] === 1)
    const [said] = await desk.layerTexts('[aria-live=polite]')
    expect(said).toBe(`${title(options[1])}, 2 of ${options.length}`)
    await desk.pressInPage('Escape')
    await waitFor('the end of the list', async () => (await ofRole('listbox')).length === 0)
    expect(await desk.wrongs()).toEqual([])
  })

  it('is a combobox that names its active option when it is opened by Ctrl+/', async () => {
    await desk.inPage(() => window.practice.setDraft(''))
    await desk.page.keyboard.press('Control+/')
    const [field] = await waitFor('the search field', async () => {
      const found = await ofRole('combobox')
      return found.some(({ name }) => name === 'Search quick replies') && found
    })
    expect(field).toMatchObject({
      name: 'Search quick replies',
      properties: { focused: true, expanded: true, activedescendant: 'list-0', controls: 'list' },
    })
    await desk.page.keyboard.type('price')
    await waitFor('the narrowed list', async () => (await ofRole('option')).length < 3)
    await desk.pressInPage('Escape')
    await waitFor('the end of the list', async () => (await ofRole('listbox')).length === 0)
    expect(await desk.wrongs()).toEqual([])
  })

  it('is a form with labelled fields when something is missing', async () => {
    await desk.inPage(() => window.practice.setDraft(''))
    await desk.typeMessage('/meet')
    await waitFor('the reply', async () => (await ofRole('option')).length === 1)
    await desk.pressInPage('Enter')
    const fields = await waitFor('the form', async () => {
      const found = (await ofRole('textbox')).filter(({ name }) => name === 'Day and time')
      return found.length > 0 && found
    })
    expect(fields).toMatchObject([{ properties: { focused: true } }])
    expect(await ofRole('group')).toContainEqual(expect.objectContaining({ name: 'Offer an appointment' }))
    await desk.page.keyboard.type('Monday at ten')
    await desk.pressInPage('Enter')
    await desk.chatside.composerHolds('Hi Ana, would Monday at ten suit you? If not, tell me what does.')
    expect(await desk.wrongs()).toEqual([])
  })
})

describe('every kind of field to a screen reader', () => {
  it('has its caption for a name, and says what is wrong with it', async () => {
    const body =
      '{{text: Colour}} {{number: Quantity; max=9}} {{money: Deposit; currency=EUR}} {{product}} ' +
      '{{choice Part of day: morning | afternoon}} {{toggle: With VAT}} {{date: Delivery}} {{lines: Note}}'
    await desk.ask('replies.save', {
      id: '00000000-0000-4000-8000-0000000000a0',
      shortcut: 'everything',
      title: 'Everything',
      body,
      labels: [],
    })
    await desk.inPage(() => window.practice.setDraft(''))
    await desk.typeMessage('/everything')
    await waitFor('the reply', async () => (await ofRole('option')).length === 1)
    await desk.pressInPage('Enter')
    await waitFor('the form', async () => (await named('textbox')).includes('Colour'))
    expect(await named('group')).toContain('Everything')
    expect(await named('textbox')).toEqual(expect.arrayContaining(['Colour', 'Note']))
    expect(await named('spinbutton')).toEqual(expect.arrayContaining(['Quantity', 'Deposit (EUR)']))
    expect(await named('combobox')).toEqual(expect.arrayContaining(['Product', 'Part of day']))
    expect(await named('checkbox')).toContain('With VAT')
    expect(await named('Date')).toContain('Delivery')
    await desk.pressInPage('Enter')
    const colour = (await ofRole('textbox')).find(({ name }) => name === 'Colour')
    expect(colour?.properties).toMatchObject({ focused: true, invalid: 'true' })
    expect(await said('alert')).toContain('Colour: please fill this in.')
    await desk.pressInPage('Escape')
    await desk.pressInPage('Escape')
    expect(await desk.wrongs()).toEqual([])
  })
})

describe('the rail to a screen reader', () => {
  it('is a button that says what it opens', async () => {
    await (await desk.beside()).click('Collapse the sidebar')
    await waitFor('the rail', async () =>
      (await ofRole('button')).some(({ name }) => name === 'Open Chatside'),
    )
    await (await desk.chatside.panel()).click('.rail')
    await waitFor('the frame', async () => (await ofRole('Iframe')).some(({ name }) => name === 'Chatside'))
    expect(await desk.wrongs()).toEqual([])
  })
})

/** What the browser shows to assistive technology under that role, closed roots included. */
async function ofRole(role: string): Promise<Node[]> {
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  return nodes
    .filter((node) => !node.ignored && node.role?.value === role)
    .map((node) => ({
      role,
      name: String(node.name?.value ?? ''),
      properties: Object.fromEntries(
        (node.properties ?? []).map(({ name, value }) => [
          name,
          value.relatedNodes?.[0]?.idref ?? value.value,
        ]),
      ),
    }))
}

async function named(role: string): Promise<string[]> {
  return (await ofRole(role)).map(({ name }) => name)
}

/** The texts that live regions of the role hold. */
function said(role: string): Promise<string[]> {
  return desk.layerTexts(`[role=${role}]:not([hidden])`)
}

function chosen(options: readonly Node[]): number[] {
  return options.flatMap(({ properties }, index) => (properties['selected'] === true ? [index] : []))
}

function title(option: Node | undefined): string {
  return option?.name.split(' /')[0] ?? ''
}
