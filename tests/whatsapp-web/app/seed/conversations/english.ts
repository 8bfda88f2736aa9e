export const GRACE_OFFICE = [
  '< Hi, is the oak desk still on the autumn price?',
  '> Hi Grace! Yes, until Sunday: £349 instead of £420.',
  '<# This is the corner it should fit into',
  '> Lovely room! The 140 cm one will fit with 6 cm to spare.',
  '< Great. Could you deliver to the third floor, no lift?',
  '> We can: £35 for two people, booked for a two-hour window.',
  '<^ Fine with me. Tuesday morning?',
  '> Tuesday 9–11 is yours. I’ll send the order confirmation in a minute.',
  '< Wonderful, thank you ✨',
] as const

export const ENGLISH_QUOTE = [
  '< Hello, could I get a quote for 200 tote bags, one colour print?',
  '> Of course! Natural cotton, one colour, 200 pieces: £2.15 each, ready in 8 working days.',
  '< And for 500?',
  '> £1.79 each, same lead time.',
  '< Let me check with my partner and come back to you',
] as const

export const ENGLISH_SUPPORT = [
  '< The invoice shows the old address, can you change it?',
  '> Sure, which address should it be?',
  '< 14 Harbour Row, Bristol',
  '>% Invoice-2093-corrected.pdf',
  '< Perfect, thanks!',
] as const

export const ENGLISH_DEMO = [
  '< Is the demo tomorrow still on?',
  '> Yes, 10:30 your time. I’ll send the link at 10.',
  '< 👍',
  '> Anything you’d like to see in particular?',
  '< Mostly how stock levels sync between the two shops',
] as const

export const LONG_NAME_ORDER = [
  '< We need 40 headsets for the new floor by the end of the month',
  '> Thanks for reaching out! 40 of the wireless ones are in stock.',
  '< Please send terms for net 30',
  '> On its way today.',
] as const

export const SELF_NOTES = [
  '> Price list for next season: ask Giulia for the fabric samples first',
  '> https://example.com/catalogue',
  '> Call Jürgen on Thursday about the delivery window',
] as const
