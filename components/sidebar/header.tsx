import {
  Ban,
  EllipsisVertical,
  ExternalLink,
  HeartPulse,
  Keyboard,
  PanelRightClose,
  Settings as SettingsIcon,
  SquareArrowOutUpRight,
} from 'lucide-preact'
import { useState } from 'preact/hooks'
import { IconButton } from '@/components/ui/button'
import { Mark } from '@/components/ui/mark'
import { Menu, type MenuItem } from '@/components/ui/menu'
import { t } from '@/locales/t'
import type { ChatSighting } from '@/storage/schema/chat'
import { showKeyboardHelp } from '../app/keyboard-help'
import { mayChange } from '../app/may'
import { openWorkspace } from '../app/open-workspace'
import type { PageLink } from '../page-link'
import { NeverTrackDialog } from './never-track-dialog'
import { TodayButton } from './today-button'

type HeaderProps = { link: PageLink; chat: ChatSighting | null; isToday: boolean; onToday: () => void }

export function Header({ link, chat, isToday, onToday }: HeaderProps) {
  // The chat the question was asked about, however often the page switches meanwhile.
  const [asksAbout, askAbout] = useState<ChatSighting>()
  return (
    <header class="sidebar-head">
      <span class="sidebar-brand">
        <Mark />
        Chatside
      </span>
      <TodayButton isShown={isToday} onClick={onToday} />
      <IconButton
        label={t('sidebar.openWorkspace')}
        icon={SquareArrowOutUpRight}
        flips
        onClick={() => openWorkspace('#/contacts')}
      />
      <Menu label={t('sidebar.menu')} icon={EllipsisVertical} items={menuItems(chat, askAbout)} />
      <IconButton
        label={t('sidebar.collapse')}
        icon={PanelRightClose}
        flips
        onClick={() => link.setLayout('rail')}
      />
      {asksAbout && <NeverTrackDialog chat={asksAbout} onClose={() => askAbout(undefined)} />}
    </header>
  )
}

function menuItems(chat: ChatSighting | null, askAbout: (chat: ChatSighting) => void): MenuItem[] {
  const items: MenuItem[] = [
    { label: t('contacts.title'), icon: ExternalLink, run: () => openWorkspace('#/contacts') },
    { label: t('settings.title'), icon: SettingsIcon, run: () => openWorkspace('#/settings') },
    { label: t('diagnostics.title'), icon: HeartPulse, run: () => openWorkspace('#/diagnostics') },
    { label: t('help.title'), icon: Keyboard, hint: '?', run: showKeyboardHelp },
  ]
  if (chat === null || !mayChange('contacts')) return items
  return [...items, { label: t('private.menu'), icon: Ban, isDanger: true, run: () => askAbout(chat) }]
}
