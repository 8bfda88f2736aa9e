import { beforeEach, describe, expect, it } from 'vitest'
import { core } from '@/locales/en/core'
import { customerMore } from '@/locales/en/customer-more'
import { whole } from '@/locales/en/whole'
import { pseudoCatalogue } from '@/locales/pseudo'
import { Popup } from '@/components/popup/popup'
import { settings } from '@/components/app/settings'
import { CAPABILITIES, type HealthReport } from '@/storage/schema/health'
import { browser } from '@/utils/browser'
import { setCatalogue } from '@/utils/i18n'
import { contactNamed, fileNamed, followUpOf, newId, noteOf, replyOf, tagNamed } from '../support/fake-state'
import { healthWithout, MARIA, openSidebar } from '../support/fake-page'
import { click, render, screen, useInterface, waitFor } from '../support/interface'
import { Workspace } from '@/components/workspace/workspace'

const ui = useInterface()
// The lower part of a card may have come already, or not yet.
const pseudo = pseudoCatalogue({ ...core, ...customerMore })

beforeEach(() => {
  const contains = async (wanted: { permissions?: string[] }) => wanted.permissions === undefined
  Object.assign(browser, { permissions: { contains } })
  // Only the settings would load a real language over the pseudo one.
  ui.background.answers['settings.get'] = () => new Promise(() => undefined)
  settings.value = ui.background.state.settings
  setCatalogue('en', pseudo)
})

/** What may stand there untranslated: the user's own data, dates, keys and names that are the same everywhere. */
const OWN = [
  /^Chatside$/,
  /^\/?DATA/,
  /^[\d\s+:.,()·–-]+$/,
  /^(Ctrl K|Ctrl|Alt|Shift|Enter|Esc|[?SZKjk↑↓…1-6])$/,
  /\d{1,2}:\d{2}/,
  /^(in )?\d+ (hr|min|days?)/,
  /^\{\{\w+\}\}$/,
  /^(English|日本語|\/\/?|;)$/,
  /^DATA-via$/,
  /^\d+ MB$/,
  /today\+/,
  /^[\p{Regional_Indicator}\s]+$/u,
  /^Ctrl \S$/,
  // Of the phone number, in the browser's words.
  /^Brazil$/,
  /^America\/Sao Paulo$/,
]

function untranslated(): string[] {
  const found = new Set<string>()
  const note = (text: string | null): void => {
    const plain = text?.trim() ?? ''
    if (plain !== '' && !plain.includes('⟦') && !OWN.some((own) => own.test(plain))) found.add(plain)
  }
  for (const element of document.body.querySelectorAll('*')) {
    if (isLanguageOption(element)) continue
    for (const name of ['aria-label', 'title', 'placeholder']) note(element.getAttribute(name))
    if (!['TEXTAREA', 'SCRIPT'].includes(element.tagName)) note(ownText(element))
  }
  return [...found]
}

/** The browser names languages in the language of the interface. */
function isLanguageOption(element: Element): boolean {
  return element.tagName === 'OPTION' && /^[a-z]{2,3}(-[A-Z]{2})?$/.test(element.getAttribute('value') ?? '')
}

/** The text of an element with its inline formatting, as one sentence. */
function ownText(element: Element): string {
  if (element.closest('[aria-label*="⟦"] > .follow-up-text')) return ''
  return [...element.childNodes]
    .filter((node) => node.nodeType === Node.TEXT_NODE)
    .map((node) => node.textContent)
    .join('')
}

function fillDatabase() {
  const { state } = ui.background
  const tag = tagNamed('DATA tag')
  const maria = contactNamed('DATA Maria', {
    company: 'DATA company',
    phone: MARIA.phone!,
    tags: { [tag.id]: 1 },
  })
  state.tags.push(tag)
  state.contacts.push(maria)
  state.links[MARIA.key] = maria.id
  state.notes.push(noteOf(maria.id, 'DATA note'))
  state.followUps.push(followUpOf(maria.id, Date.now() + 5 * 3_600_000, 'DATA reason'))
  state.replies.push(replyOf('DATA-shortcut', 'DATA body', 'DATA title'))
  state.health.push({
    ...Object.fromEntries(CAPABILITIES.map((name) => [name, { state: 'lost', via: 'DATA-via' }])),
    at: Date.now(),
    selectors: {},
    faults: {},
    page: { lang: 'en', dir: 'ltr', business: false, theme: 'light' },
  } as unknown as HealthReport)
  return maria
}

describe('in the pseudo-locale nothing is left untranslated', () => {
  it('beside a known chat, with its menus open', async () => {
    fillDatabase()
    openSidebar({ ...MARIA, name: 'DATA Maria' }, { health: healthWithout('list') })
    await screen.findByText('DATA note')
    for (const key of ['card.addDetails', 'followUps.plan', 'sidebar.menu']) {
      click(screen.getByRole('button', { name: pseudo[key]! }))
    }
    expect(untranslated()).toEqual([])
  })

  it.each([
    ['new', { status: 'new', sameName: [] }],
    ['ask', { status: 'ask', candidates: [] }],
    ['ambiguous', { status: 'ambiguous', candidates: [] }],
    ['private', { status: 'private' }],
  ])('beside a chat in the state %s', async (_, card) => {
    ui.background.answers['card.forChat'] = () => card
    openSidebar({ ...MARIA, name: 'DATA Maria' })
    await waitFor(() => expect(document.querySelector('main h1, main h2')).toBeTruthy())
    expect(untranslated()).toEqual([])
  })

  it('while no chat is open', async () => {
    openSidebar(null)
    await screen.findByRole('heading')
    expect(untranslated()).toEqual([])
  })

  it.each([
    'contacts',
    'contacts/new',
    'follow-ups',
    'replies',
    'replies/new',
    'tags',
    'settings',
    'diagnostics',
    'welcome',
  ])('in the workspace at %s', async (path) => {
    fillDatabase()
    setCatalogue('en', pseudoCatalogue(whole))
    window.location.hash = `#/${path}`
    render(<Workspace />)
    await screen.findByRole('navigation')
    await waitFor(() => expect(document.querySelector('main')?.textContent).toContain('⟦'))
    expect(untranslated()).toEqual([])
  })

  it('in the editor of a quick reply, with its menu and its history open', async () => {
    fillDatabase()
    const { replies, versions } = ui.background.state
    const media = fileNamed('DATA.jpg', 'image/jpeg', 2_000_000)
    ui.background.state.media.push(media)
    const reply = replyOf('DATA-two', 'DATA {{DATA}} {{number: DATA field}} {{today+}}', 'DATA other', {
      media: { [media.id]: 1 },
      labels: { 'DATA label': 1 },
      variants: { pt: 'DATA text' },
    })
    replies.push(reply)
    versions.push({
      id: newId(),
      replyId: reply.id,
      at: Date.now(),
      content: { shortcut: 'DATA-one', title: 'DATA before', body: 'DATA then', labels: [] },
    })
    setCatalogue('en', pseudoCatalogue(whole))
    const texts = pseudoCatalogue(whole)
    window.location.hash = `#/replies/${reply.id}`
    render(<Workspace />)
    await screen.findByRole('heading', { name: 'DATA other' })
    click(screen.getByRole('button', { name: texts['replies.actions']! }))
    click(screen.getByRole('menuitem', { name: texts['replies.history']! }))
    await screen.findByRole('dialog')
    await waitFor(() => expect(document.querySelector('del')).toBeTruthy())
    // The person's own words, told apart piece by piece, and the names of languages.
    const own =
      'pre, .preview-text, .preview .field-label, [role=tab], .reply-row-languages, .comparison section'
    for (const element of document.querySelectorAll(own)) element.remove()
    expect(untranslated()).toEqual([])
  })

  it('in the popup', async () => {
    fillDatabase()
    const { contacts, followUps } = ui.background.state
    followUps.push(followUpOf(contacts[0]!.id, Date.now() - 3_600_000, 'DATA due'))
    render(<Popup />)
    await screen.findByText(/DATA due/)
    expect(untranslated()).toEqual([])
  })
})
