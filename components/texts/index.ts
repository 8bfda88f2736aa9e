import { MessageSquareLock } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'

export const texts = defineFeature({
  id: 'texts',
  title: 'texts.title',
  icon: MessageSquareLock,
  settings: async () => (await import('./texts-settings')).TextsSettings,
})

/** The last messages of a customer, for the card. */
export const loadConversation = async () => (await import('./conversation')).Conversation
