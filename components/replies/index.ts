import { MessageSquareText } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { RepliesPanel } from './replies-panel'

export { RepliesPanel }

export const replies = defineFeature({
  id: 'replies',
  title: 'replies.title',
  icon: MessageSquareText,
  panel: RepliesPanel,
})
