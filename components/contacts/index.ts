import { MessageCircle, UserPlus, Users } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { openWhatsApp } from '../app/open-whatsapp'
import { goTo } from '../app/route'

export const contacts = defineFeature({
  id: 'contacts',
  title: 'contacts.title',
  icon: Users,
  route: { path: 'contacts', load: async () => (await import('./contacts-screen')).ContactsScreen },
  settings: async () => (await import('./contact-settings')).ContactSettings,
  commands: [
    { id: 'open-whatsapp', title: 'whatsapp.open', icon: MessageCircle, run: () => void openWhatsApp() },
    {
      id: 'new-contact',
      title: 'contacts.new',
      icon: UserPlus,
      changes: 'contacts',
      run: () => goTo('contacts/new'),
    },
  ],
})
