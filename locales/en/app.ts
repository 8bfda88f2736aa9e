export const app = {
  'common.cancel': 'Cancel',
  'common.close': 'Close',
  'common.loading': 'Loading',
  'common.more': 'Show more',
  'common.save': 'Save',

  'undo.action': 'Undo',
  'undo.done': 'Undone',
  'undo.nothing': 'Nothing to undo',

  'help.title': 'Keyboard shortcuts',
  'help.toggle': 'Show or hide the sidebar',
  'help.saveNote': 'Save the note',
  'help.edit': 'Edit the field that has the focus, then save it',
  'help.escape': 'Leave without saving; close a list',
  'help.undo': 'Undo the last change, outside of text fields',
  'help.presets': 'Choose when to follow up',
  'help.replies': 'Search quick replies',
  'help.help': 'Show this list',
  'help.palette': 'Show all commands',
  'help.move': 'Move in a list; Enter opens',
} as const
