import { MessageSquarePlus, MessageSquareText } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { openWorkspace } from '../app/open-workspace'
import { goTo } from '../app/route'
import { RepliesPanel } from './panel/replies-panel'

export { RepliesPanel }
/** Goes to the search of quick replies beside the chat; where there are none yet, to where they are written. */
export function focusReplies(): void {
  const search = document.querySelector<HTMLElement>('[data-reply-search]')
  if (search === null) openWorkspace('#/replies')
  else search.focus()
}

/** One reply as the customer would get it, with the button that inserts it. */
export const loadReplyPreview = async () => (await import('./panel/reply-preview')).ReplyPreview

export const replies = defineFeature({
  id: 'replies',
  title: 'replies.title',
  icon: MessageSquareText,
  route: { path: 'replies', load: async () => (await import('./list/replies-screen')).RepliesScreen },
  panel: RepliesPanel,
  commands: [
    {
      id: 'new-reply',
      title: 'replies.new',
      icon: MessageSquarePlus,
      changes: 'replies',
      run: () => goTo('replies/new'),
    },
  ],
  settings: async () => (await import('./reply-settings')).ReplySettings,
})
