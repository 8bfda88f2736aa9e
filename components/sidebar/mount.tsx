import '../ui/theme.css'
import '../ui/base.css'
import './sidebar.css'
import { render } from 'preact'
import { showSystemTheme } from '../app/look'
import { PANELS } from '../app/panel-features'
import { registerFeatures } from '../app/registry'
import { startLanguage } from '../app/settings'
import { awaitPairing, createPageLink, isEmbedded, type PageLink } from '../page-link'
import { Alone } from './alone'
import { Sidebar } from './sidebar'
import { Waiting } from './waiting'

/**
 * Shows the sidebar: the customer of the open chat beside WhatsApp, or where it belongs in a tab of its own.
 * @returns a function that takes it away.
 */
export async function mountSidebar(root: HTMLElement): Promise<() => void> {
  showSystemTheme()
  registerFeatures(PANELS, PANELS)
  let link: PageLink | undefined
  let isRefused = false
  const draw = (): void => {
    if (!isEmbedded()) render(<Alone />, root)
    else if (link === undefined) render(<Waiting isRefused={isRefused} />, root)
    else render(<Sidebar link={link} />, root)
  }
  // The content script greets as soon as the frame has loaded: nothing may be awaited before this listens.
  const stop = isEmbedded()
    ? awaitPairing({
        onPaired: (port) => {
          link = createPageLink(port)
          draw()
        },
        onError: () => {
          isRefused = true
          draw()
        },
      })
    : undefined
  await startLanguage('core')
  draw()
  return () => {
    stop?.()
    render(null, root)
  }
}
