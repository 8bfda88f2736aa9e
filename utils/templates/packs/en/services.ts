import type { PackReply } from '../pack'

export const services: readonly PackReply[] = [
  {
    key: 'photo',
    shortcut: 'photo',
    title: 'Ask for a photo',
    labels: ['services'],
    body: 'Hi {{first_name|there}}, happy to take a look! Could you send me a photo or two and tell me roughly where you are? Then I can say what it takes.',
  },
  {
    key: 'estimate',
    shortcut: 'estimate',
    title: 'Rough price',
    labels: ['services'],
    body: "{{first_name|Hello}}, from what I can see it will be around {{money: Estimate}}. I'll confirm the final price before I start. Which day would suit you?",
  },
  {
    key: 'on-my-way',
    shortcut: 'coming',
    title: 'On my way',
    labels: ['services'],
    body: "{{first_name|Hello}}, I'm on my way and should be with you around {{now+30min:time}}. Will someone be there to let me in?",
  },
  {
    key: 'done',
    shortcut: 'done',
    title: 'Job finished',
    labels: ['services'],
    body: 'All finished, {{first_name|thanks for your patience}}! {{cursor}}\nPlease take a look when you can: is everything the way you wanted it?',
  },
  {
    key: 'payment',
    shortcut: 'pay',
    title: 'Total and payment',
    labels: ['services'],
    body: 'Thank you, {{first_name|it was a pleasure}}! The total is {{money: Total}}. Would you like to pay by card, bank transfer or cash?',
  },
  {
    key: 'testimonial',
    shortcut: 'testimonial',
    title: 'Ask for a review',
    labels: ['services'],
    body: "{{first_name|Hello}}, I'm glad we could help! If you have a minute, a short review would mean a lot to us: {{text: Review link}}",
  },
  {
    key: 'check-up',
    shortcut: 'checkup',
    title: 'Time for a check-up',
    labels: ['services'],
    marketing: true,
    body: "Hi {{first_name|there}}, it's been a while since {{text: Last job}}. A check now can save you trouble later. Would you like me to suggest a day?",
  },
]
