import type { Starter } from './starter'

export const ENGLISH_STARTERS: readonly Starter[] = [
  {
    shortcut: 'hello',
    title: 'First answer',
    label: 'welcome',
    body: 'Hi {{first_name|there}}, thanks for writing! This is {{my_name}}. How can I help you today?',
  },
  {
    shortcut: 'thanks',
    title: 'Thank you',
    label: 'welcome',
    body: 'Thank you, {{first_name|and have a good day}}! Write to me any time.',
  },
  {
    shortcut: 'price',
    title: 'Price list is coming',
    label: 'quote',
    body: 'Hi {{first_name|there}}, I am putting the prices together for you.\nYou will have them by {{tomorrow}}.',
  },
  {
    shortcut: 'quote',
    title: 'Quote with next steps',
    label: 'quote',
    body: 'Hi {{first_name|there}}, here is your quote:\n- {{product}}\n- {{price}}\n\nShall I reserve it for you? {{cursor}}',
  },
  {
    shortcut: 'followup',
    title: 'Gentle reminder',
    label: 'follow-up',
    body: 'Hi {{first_name|there}}, did you have time to look at my last message? I am happy to answer any question.',
  },
  {
    shortcut: 'meet',
    title: 'Offer an appointment',
    label: 'appointment',
    body: 'Hi {{first_name|there}}, would {{day_and_time}} suit you? If not, tell me what does.',
  },
  {
    shortcut: 'away',
    title: 'Outside working hours',
    label: 'support',
    body: 'Hi {{first_name|there}}, we are closed right now and will answer you on {{tomorrow}}. Thank you for your patience!',
  },
]
