/** Whose a customer is, in a team: a part of the card. */
export const teamCard = {
  'teamCard.title': 'In the team',
  'teamCard.with': 'Looked after by {name}',
  'teamCard.mine': 'Looked after by you',
  'teamCard.everybody': 'Nobody’s: everybody in the team sees this customer',
  'teamCard.someone': 'a colleague who is not in the list',
  'teamCard.assign': 'Assign to …',
  'teamCard.toMe': '{name} (you)',
  'teamCard.toNobody': 'Nobody: for all to see',
  'teamCard.assigned': '{contact} is with {name} now',
  'teamCard.assignedNobody': 'Everybody in the team sees {contact} now',
  'teamCard.share': 'Show to a colleague …',
  'teamCard.over': 'This device is not in the team any more.',
  'teamCard.look': 'What to do',
} as const
