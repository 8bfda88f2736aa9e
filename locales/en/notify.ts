export const notify = {
  'notify.due': 'Time to follow up',
  'notify.noName': 'A contact without a name',
  'notify.digest.one': '{count} follow-up is due',
  'notify.digest.other': '{count} follow-ups are due',
  'notify.more': '{count} more',
  'notify.done': 'Done',
  'notify.snooze': 'Snooze 1 hour',
} as const
