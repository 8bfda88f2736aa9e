/** What messages say, where it is kept: on the card. */
export const conversation = {
  'conversation.title': 'Conversation',
  'conversation.in': 'from them',
  'conversation.out': 'from you',
  'conversation.outBy': 'from {name}',
  'conversation.keptBy': 'kept by {name}',
  'conversation.colleague': 'a colleague',
  'conversation.none': 'Nothing yet. Messages are kept from now on, when you open the chat.',
  'conversation.locked': 'Locked',
  'conversation.sensitive': 'Sensitive',
  'conversation.someLocked.one': '{count} sensitive message is locked.',
  'conversation.someLocked.other': '{count} sensitive messages are locked.',
  'conversation.unlock': 'Unlock in the settings',
  'conversation.search': 'Search in messages',
  'conversation.searchHint': 'Sensitive messages are never searched.',
  'conversation.found': 'Messages found',
  'conversation.notFound': 'No message with “{search}”.',
  'conversation.older': 'Older messages',
} as const

/** What messages say, where it is kept: in the settings. */
export const texts = {
  'texts.title': 'Message texts',
  'texts.isOff':
    'Off: Chatside knows when messages came and went, not what they say. Turn it on to find messages again by their words.',
  'texts.isOn': 'On: what messages say is kept for the chats you open.',
  'texts.pointCards': 'Only chats with a card, and never private ones.',
  'texts.pointSealed':
    'Messages with a sensitive word or a card number are sealed: only your passphrase opens them. They are in no search, no preview and no notification.',
  'texts.pointLocal':
    'It all stays in this browser. Your backups contain it: sensitive messages as sealed as they are here.',
  'texts.pointTeam':
    'In your team, whoever sees the contact can read it too, if they keep texts themselves. It goes out sealed: the team’s server cannot read it. Your backups contain what you can read here.',
  'texts.kept.one': '{count} message kept',
  'texts.kept.other': '{count} messages kept',
  'texts.sealed.one': '{count} of them sealed',
  'texts.sealed.other': '{count} of them sealed',
  'texts.pending.one': '{count} still to be sealed or opened by the words as they are now',
  'texts.pending.other': '{count} still to be sealed or opened by the words as they are now',
  'texts.sensitivePart': 'Sensitive messages',
  'texts.isLocked': 'Sensitive messages are locked. New ones are sealed all the same.',
  'texts.isUnlocked':
    'Sensitive messages can be read. They lock after 15 minutes without use, and when the browser closes.',
  'texts.lock': 'Lock now',
  'texts.unlockAsk': 'Unlock …',
  'texts.unlock': 'Unlock',
  'texts.turnOnAsk': 'Turn on …',
  'texts.turnOn': 'Turn on',
  'texts.turnOff': 'Turn off',
  'texts.passphrase': 'Passphrase',
  'texts.passphraseAgain': 'The same passphrase again',
  'texts.passphraseHint': 'At least {count} characters. A few words are easier to remember than signs.',
  'texts.passphraseShort': 'Use at least {count} characters.',
  'texts.passphraseOther': 'The two are not the same.',
  'texts.oldPassphrase': 'Passphrase until now',
  'texts.newPassphrase': 'New passphrase',
  'texts.changePassphraseAsk': 'Change passphrase …',
  'texts.changePassphrase': 'Change passphrase',
  'texts.cannotRecover':
    'Nobody can recover this passphrase. If it is lost, the sealed messages are lost with it; everything else stays.',
  'texts.wait.one': 'Too many wrong tries. Wait {count} second.',
  'texts.wait.other': 'Too many wrong tries. Wait {count} seconds.',
  'texts.words': 'Sensitive words',
  'texts.wordsHint':
    'One a line; upper case and accents do not matter. A * stands for more letters: contract* also finds contracts. What you change is applied to all messages that are kept.',
  'texts.wordsTooMany': 'At most {count} words.',
  'texts.saveWords': 'Save words',
  'texts.addShipped': 'Add the suggested words',
  'texts.eraseAsk': 'Delete all texts …',
  'texts.eraseTitle': 'Delete every text that is kept?',
  'texts.eraseExplain':
    'This cannot be undone. When messages came and went stays known, and WhatsApp keeps its own messages.',
  'texts.eraseTeam': 'What your colleagues keep stays with them.',
  'texts.erase.one': 'Delete {count} text',
  'texts.erase.other': 'Delete {count} texts',
  'texts.erased.one': '{count} text deleted',
  'texts.erased.other': '{count} texts deleted',
} as const
