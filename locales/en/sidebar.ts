export const sidebar = {
  'sidebar.waiting': 'Chatside opens beside WhatsApp Web.',
  'sidebar.alone': 'Chatside sits beside your chats',
  'sidebar.aloneHint':
    'Open WhatsApp Web and it appears next to the chat. Your contacts are in the workspace too.',
  'sidebar.openWorkspace': 'Open the workspace',
  'sidebar.menu': 'More',
  'sidebar.collapse': 'Collapse the sidebar',
  'sidebar.noChat': 'Open a chat',
  'sidebar.tipCard': 'Who it is, your notes and tags appear here with the chat.',
  'sidebar.tipReplies': 'Type / in the message box to insert a quick reply.',
  'sidebar.tipFollowUps': 'Plan a follow-up and Chatside reminds you. It never sends anything.',

  'newCustomer.hint': 'Nothing is saved about this chat yet. The first thing you write makes a card.',
  'newCustomer.sameName.one': 'There is already a contact named {name}. Is it the same person?',
  'newCustomer.sameName.other': 'There are {count} contacts named {name}. Is it one of them?',

  'link.done': 'This chat is {name}',
  'link.created': 'New card for {name}',
  'link.changed': 'changed {when}',

  'ask.title.one': 'Is this the {name} you know?',
  'ask.title.other': 'Which {name} is this?',
  'ask.hint': 'WhatsApp shows only a name here. Tell Chatside once and it remembers.',
  'ask.someoneNew': 'Someone new',

  'ambiguous.title': 'There is more than one {name}',
  'ambiguous.hint':
    'Several chats bear this name and WhatsApp shows nothing that tells them apart. Rather than guess, Chatside asks, until it knows the chat again by its messages.',
  'ambiguous.chosen': 'Chosen by you',
  'ambiguous.change': 'Change',

  'private.menu': 'Never track this chat…',
  'private.title': 'This chat is private',
  'private.hint': 'Chatside keeps nothing about it: no card, no notes, no statistics.',
  'private.trackAgain': 'Track again',
  'private.trackedAgain': 'Chatside follows {name} again',
  'private.confirmTitle': 'Never track {name}?',
  'private.confirm': 'Never track',
  'private.explanation':
    'Chatside will keep nothing about this chat: no card, notes, tags, times or reminders.',
  'private.existing':
    'A card that exists goes to the trash. You can undo that for ten minutes; then it is erased for good.',
  'private.done': '{name} is private now',
} as const
