export const errors = {
  'error.not-allowed': 'This page may not do that any more.',
  'error.bad-request': 'Chatside did not understand its own request. Nothing was changed.',
  'error.not-found': 'That is not there any more. It was probably deleted.',
  'error.conflict': 'Something else uses that already, so nothing was changed.',
  'error.too-many': 'That is more than Chatside can hold, so nothing was changed.',
  'error.chat-changed': 'The chat changed, so nothing was inserted.',
  'error.composer-changed': 'The message box changed since the preview, so nothing was inserted.',
  'error.no-composer': 'There is no message box to insert into.',
  'error.insert-failed':
    'The text could not be inserted as it is. Check the message box before you send.',
  'error.insert-unsure':
    'The chat changed while the text went in. Look whether it stands in the chat you came from.',
  'error.wrong-passphrase': 'That is not the passphrase.',
  'error.locked': 'Sensitive texts are locked. Unlock them first.',
  'error.storage-full': 'The disk is full, so this was not saved.',
  'error.storage-refused': 'The browser refuses Chatside its storage, so nothing can be saved.',
  'error.outdated': 'Chatside was updated. Reload to go on.',
  'error.unreachable': 'Chatside did not answer, so this may not be saved.',
  'error.internal': 'Something went wrong inside Chatside. Nothing was changed.',
  'error.panel': '“{part}” cannot be shown right now.',
  'error.action.copy': 'Copy text',
  'error.action.diagnostics': 'Diagnostics',
  'error.action.dismiss': 'OK',
  'error.action.storage': 'Storage and backups',
  'error.action.reload': 'Reload',
  'error.action.retry': 'Try again',

  'storage.full': 'The disk is full. Nothing can be saved until there is room.',
  'storage.refusedTitle': 'Nothing can be saved',
  'storage.refusedHint':
    'Private windows and some settings for site data keep extensions from storing anything. What you saved earlier is not deleted.',

  'health.severalLost': 'WhatsApp changed, and Chatside has lost sight of several things.',
  'health.lost.identity': 'WhatsApp changed: Chatside cannot tell who this chat is.',
  'health.lost.messages': 'WhatsApp changed: Chatside cannot see when messages were sent.',
  'health.lost.composer': 'WhatsApp changed: quick replies can be copied but not inserted.',
  'health.lost.list': 'WhatsApp changed: Chatside cannot see the chat list.',
} as const
