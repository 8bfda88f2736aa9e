/** Words that are kept with a contact by their code: pages say them, and so does the background. */
export const contactWords = {
  'card.channel-whatsapp': 'WhatsApp',
  'card.channel-phone': 'Phone call',
  'card.channel-email': 'E-mail',
  'card.channel-in-person': 'In person',
  'card.source-website': 'Website',
  'card.source-email': 'E-mail',
  'card.source-instagram': 'Instagram',
  'card.source-facebook': 'Facebook',
  'card.source-referral': 'Referral',
  'card.source-ads': 'Advertising',
  'card.source-event': 'Event',
  'card.source-walk-in': 'Walk-in',
  'card.source-other': 'Other',
} as const
