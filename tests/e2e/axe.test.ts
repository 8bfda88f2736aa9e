import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Contact } from '../../storage/schema/contact'
import type { PracticeParams } from '../whatsapp-web/url'
import { findingsIn, type Rules } from './support/axe'
import { lookAtSidebar, lookAtWorkspace, prepareScreens } from './support/all-screens'
import { ChromiumDesk } from './support/chromium-desk'
import { ChromiumScreen } from './support/chromium-screen'

type Look = {
  name: string
  page: PracticeParams
  theme: 'light' | 'dark'
  direction: 'ltr' | 'rtl'
  rules: Rules
}

const LOOKS: Look[] = [
  { name: 'light', page: { theme: 'light' }, theme: 'light', direction: 'ltr', rules: 'all' },
  { name: 'dark', page: { theme: 'dark' }, theme: 'dark', direction: 'ltr', rules: 'colours' },
  {
    name: 'from right to left',
    page: { theme: 'light', locale: 'ar' },
    theme: 'light',
    direction: 'rtl',
    rules: 'structure',
  },
]

let desk: ChromiumDesk

beforeAll(async () => {
  // Tall enough that nothing is scrolled out of sight, where axe cannot tell its colours.
  desk = await ChromiumDesk.start({ viewport: { width: 1440, height: 3600 } })
  await prepareScreens(desk)
})
afterAll(() => desk?.close())

describe.each(LOOKS)('axe finds nothing wrong, $name,', ({ page, theme, direction, rules }) => {
  it('in any state of the sidebar', async () => {
    const tab = await desk.load(page)
    const { frame } = await desk.beside()
    await frame.locator(`html[dir=${direction}][data-theme=${theme}]`).waitFor()
    const findings = await findingsIn(lookAtSidebar(desk), rules)
    expect(findings).toEqual({})
    await desk.load({ ...page, modules: false, fiber: false, open: 'mariaBakery' })
    const { frame: doubtful } = await desk.beside()
    await doubtful.getByText(/more than one Maria|know\?|Which Maria/).waitFor()
    expect(await findingsIn([['who it is', doubtful]], rules)).toEqual({})
    expect(await desk.wrongs()).toEqual([])
    await desk.page.close()
    await tab.close()
  })
})

// No rule of axe asks for the direction: from right to left the workspace is the same tree once more.
describe.each(LOOKS.filter(({ direction }) => direction === 'ltr'))(
  'axe finds nothing wrong, $name,',
  (look) => {
    const { theme, direction, rules } = look

    it('on any screen of the workspace, in the popup and on the welcome page', async () => {
      await desk.load({ open: 'ana' })
      await (await desk.beside()).sees('Wants 40 trays by Friday')
      const tab = (await desk.openOwn('#/contacts')).frame.page()
      await tab.emulateMedia({ colorScheme: theme })
      const [contact] = await desk.rows<Contact>('contacts')
      const turn = (): Promise<void> =>
        tab.evaluate((dir) => void (document.documentElement.dir = dir), direction)
      expect(await findingsIn(lookAtWorkspace(desk, contact?.id ?? '', turn), rules)).toEqual({})
      const popup = await desk.chatside.driver.openExtensionPage('popup.html')
      await popup.emulateMedia({ colorScheme: theme })
      await popup.setViewportSize({ width: 380, height: 520 })
      const shown = new ChromiumScreen(popup.mainFrame())
      await shown.sees(/^due .* · Call/)
      await shown.sees('Ana Pérez 😀')
      expect(await findingsIn([['popup', shown.frame]], rules)).toEqual({})
      await popup.close()
      expect(await desk.wrongs()).toEqual([])
      await desk.page.close()
    })
  },
)

describe('the check itself', () => {
  it('finds a button without a name and a text that is too pale', async () => {
    const { frame } = await desk.openOwn('#/packs')
    await frame.page().emulateMedia({ colorScheme: 'light' })
    await frame.getByText('Add a pack, then change its words to yours').waitFor()
    await frame.evaluate(() => {
      const pale = Object.assign(document.createElement('p'), { textContent: 'Pale' })
      pale.style.color = '#ddd'
      document.querySelector('main h1')?.after(document.createElement('button'), pale)
    })
    const found = async (rules: Rules) => {
      const findings = Object.values(await findingsIn([['planted', frame]], rules)).flat()
      return findings.map((finding) => finding.split(' ')[0])
    }
    expect(await found('all')).toEqual(['button-name', 'color-contrast'])
    expect(await found('colours')).toEqual(['color-contrast'])
    expect(await found('structure')).toEqual(['button-name'])
  })
})
