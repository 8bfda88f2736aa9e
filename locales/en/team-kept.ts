/** What the team did not take, or never got, and what is said of a device that was removed. */
export const teamKept = {
  'team.removedSince': 'Its access has ended: {when}.',
  'team.removing': 'What the team shares is being removed from this browser.',
  'team.removed':
    'What the team shares was removed from this browser. What the team never had is still here.',
  'team.removedUnsent.one': '{count} change of yours had not been sent. It is kept below.',
  'team.removedUnsent.other': '{count} changes of yours had not been sent. They are kept below.',
  'team.leaveOver':
    'Nothing is exchanged any more. Leave the team to put this notice away; what is kept above stays.',
  'team.refusals': 'Changes the team did not take',
  'team.refusalsHint':
    'What the team has stands again. Write down or save what you need of yours, then let it go.',
  'team.keptHint': 'They are with nobody else. Write down or save what you need of them, then let them go.',
  'team.refused-denied': 'You may not change this.',
  'team.refused-invalid': 'The server could not read this.',
  'team.refused-unsent': 'This had not been sent when the device left the team.',
  'team.dismiss': 'Let go',
  'team.dismissOf': 'Let go of the change to {title}',
  'team.dismissed': 'The change to {title} is gone from the list',
  'team.dismissAll': 'Let go of all',
  'team.dismissAllTitle': 'Let go of all these changes?',
  'team.dismissAllHint': 'They are nowhere else. Save them as a file first if you may need them.',
  'team.dismissedAll': 'The changes are gone',
  'team.saveRefusals': 'Save as a file',
  'team.refusalsSaved': 'The changes are in {file}',
} as const
