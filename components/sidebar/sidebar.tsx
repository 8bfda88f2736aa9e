import { useEffect, useState } from 'preact/hooks'
import { isComposing } from '@/components/ui/keys'
import { ToastArea } from '@/components/ui/toast-area'
import { t } from '@/locales/t'
import { keepAwake } from '@/storage/keep-awake'
import { lastingFault } from '../app/errors'
import { KeyboardHelp } from '../app/keyboard-help'
import { useLook } from '../app/look'
import { useStanding } from '../app/may'
import { useSettings } from '../app/settings'
import { followUndoKey } from '../app/undo'
import { type PageLink, PageLinkProvider } from '../page-link'
import { visitKey } from '../customer'
import { ChatScreen, NoChat } from './chat-screen'
import { Header } from './header'
import { HealthNotice } from './health-notice'
import { FaultBar, StorageRefused } from '../app/lasting-fault'
import { TodayView } from './today-view'
import { useFocusRequest } from './use-focus-request'

/** The paired sidebar: it follows the page's chat, theme, direction and layout. */
export function Sidebar({ link }: { link: PageLink }) {
  const state = link.state.value
  useSettings()
  useStanding()
  useLook(state && { theme: state.theme, direction: state.direction })
  useEffect(followUndoKey, [])
  useEffect(() => followEscape(link), [link])
  const content = useFocusRequest(link)
  const isOpen = state !== undefined && state.layout !== 'rail' && state.layout !== 'hidden'
  useEffect(() => (isOpen ? keepAwake() : undefined), [isOpen])
  // For this visit: whoever goes to another chat wants to see its card.
  const [todayOver, showTodayOver] = useState<string>()

  // Collapsed, nothing is drawn and nothing is asked of the background. Drafts are kept.
  if (!isOpen) return null
  const { chat } = state
  const visit = chat === null ? undefined : visitKey(chat)
  const isToday = visit !== undefined && todayOver === visit
  const leaveToday = (): void => {
    showTodayOver(undefined)
    document.querySelector<HTMLElement>('.today-button')?.focus()
  }
  const onOpened = (): void => {
    showTodayOver(undefined)
    link.focusComposer()
  }
  return (
    <PageLinkProvider value={link}>
      <div class="sidebar">
        <Header
          link={link}
          chat={chat}
          isToday={isToday || chat === null}
          onToday={() => (isToday ? leaveToday() : showTodayOver(visit))}
        />
        <FaultBar />
        <HealthNotice health={state.health} />
        <div class="sidebar-body" ref={content}>
          {lastingFault.value === 'storage-refused' ? (
            <StorageRefused />
          ) : (
            <>
              {/* Kept while Today stands in its place, with all that is open in it. */}
              {chat !== null && (
                <main class="sidebar-scroll" hidden={isToday}>
                  <ChatScreen chat={chat} />
                </main>
              )}
              {chat === null && <TodayView takesFocus={false} whenClear={<NoChat />} onOpened={onOpened} />}
              {isToday && <TodayView takesFocus onLeave={leaveToday} onOpened={onOpened} />}
            </>
          )}
        </div>
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
