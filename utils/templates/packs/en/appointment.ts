import type { PackReply } from '../pack'

export const appointment: readonly PackReply[] = [
  {
    key: 'two-times',
    shortcut: 'slots',
    title: 'Offer two times',
    labels: ['appointment'],
    body: 'Hi {{first_name|there}}, I could do {{date: First day; default=today+1bd; format=EEEE, MMMM d}} at {{text: First time}} or {{date: Second day; default=today+2bd; format=EEEE, MMMM d}} at {{text: Second time}}. Which suits you better?',
  },
  {
    key: 'ask-when',
    shortcut: 'when',
    title: 'Ask when it suits',
    labels: ['appointment'],
    body: 'Gladly, {{first_name|of course}}! Which days suit you best, and do you prefer mornings or afternoons?',
  },
  {
    key: 'confirmed',
    shortcut: 'booked',
    title: 'Confirm',
    labels: ['appointment'],
    body: "{{first_name|Hello}}, you're booked in:\n📅 {{date: Day; format=EEEE, MMMM d}} at {{text: Time}}\n📍 {{text: Place or link}}\nIf anything changes, just write to me here.",
  },
  {
    key: 'remind',
    shortcut: 'remind',
    title: 'Remind the day before',
    labels: ['appointment'],
    body: 'Hi {{first_name|there}}, a short reminder of our appointment tomorrow, {{tomorrow:EEEE, MMMM d}}, at {{text: Time}}. Does that still work for you?',
  },
  {
    key: 'move',
    shortcut: 'move',
    title: 'Move it',
    labels: ['appointment'],
    body: 'No problem at all, {{first_name|these things happen}}. Would {{date: New day; format=EEEE, MMMM d}} at {{text: New time}} work for you instead?',
  },
  {
    key: 'late',
    shortcut: 'late',
    title: 'Running late',
    labels: ['appointment'],
    body: "{{first_name|Hello}}, I'm sorry, I'm running about {{number: Minutes late; default=10; min=2; max=120}} minutes late. Is that all right, or shall we find another time?",
  },
  {
    key: 'missed',
    shortcut: 'missed',
    title: 'They did not come',
    labels: ['appointment'],
    body: 'Hi {{first_name|there}}, we missed each other today. I hope all is well! Would you like me to suggest a new time?',
  },
]
