import { useEffect } from 'preact/hooks'
import { isComposing } from '@/components/ui/keys'
import { ToastArea } from '@/components/ui/toast-area'
import { t } from '@/locales/t'
import { lastingFault } from '../app/errors'
import { KeyboardHelp } from '../app/keyboard-help'
import { useLook } from '../app/look'
import { useSettings } from '../app/settings'
import { followUndoKey } from '../app/undo'
import { type PageLink, PageLinkProvider } from '../page-link'
import { ChatScreen } from './chat-screen'
import { Header } from './header'
import { HealthNotice } from './health-notice'
import { FaultBar, StorageRefused } from '../app/lasting-fault'
import { useFocusRequest } from './use-focus-request'

/** The paired sidebar: it follows the page's chat, theme, direction and layout. */
export function Sidebar({ link }: { link: PageLink }) {
  const state = link.state.value
  useSettings()
  useLook(state && { theme: state.theme, direction: state.direction })
  useEffect(followUndoKey, [])
  useEffect(() => followEscape(link), [link])
  const content = useFocusRequest(link)

  // Collapsed, nothing is drawn and nothing is asked of the background. Drafts are kept.
  if (state === undefined || state.layout === 'rail' || state.layout === 'hidden') return null
  return (
    <PageLinkProvider value={link}>
      <div class="sidebar">
        <Header link={link} chat={state.chat} />
        <FaultBar />
        <HealthNotice health={state.health} />
        <main class="sidebar-scroll" ref={content}>
          {lastingFault.value === 'storage-refused' ? <StorageRefused /> : <ChatScreen chat={state.chat} />}
        </main>
        <KeyboardHelp />
        <ToastArea closeLabel={t('common.close')} />
      </div>
    </PageLinkProvider>
  )
}

/** Escape, with nothing left to close, goes back to the message one was writing. Drafts stay where they are. */
function followEscape(link: PageLink): () => void {
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !isComposing(event)) link.focusComposer()
  }
  document.addEventListener('keydown', onKeyDown)
  return () => document.removeEventListener('keydown', onKeyDown)
}
