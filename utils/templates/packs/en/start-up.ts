import type { PackReply } from '../pack'

export const startUp: readonly PackReply[] = [
  {
    key: 'demo',
    shortcut: 'demo',
    title: 'Offer a demo',
    labels: ['start-up'],
    body: 'Hi {{first_name|there}}, thanks for your interest in {{my_company}}! I can show you what matters to you in 20 minutes. Would {{choice When: tomorrow | this week | next week}} work?',
  },
  {
    key: 'access',
    shortcut: 'access',
    title: 'Access is ready',
    labels: ['start-up'],
    body: "You're in, {{first_name|welcome}}! 🚀 Start here: {{text: Link}}\nWhat would you like to get done first? I'll help you set it up.",
  },
  {
    key: 'trial-check',
    shortcut: 'trial',
    title: 'How is the trial going',
    labels: ['start-up'],
    body: "Hi {{first_name|there}}, how is the trial going? If anything is in your way, tell me in one line: I'll fix it, or say honestly that we can't.",
  },
  {
    key: 'trial-end',
    shortcut: 'trial-end',
    title: 'Trial is ending',
    labels: ['start-up'],
    body: '{{first_name|Hello}}, your trial runs until {{date: Trial ends; format=EEEE, MMMM d}}. Would you like to carry on, or is there something you still need to see first?',
  },
  {
    key: 'idea',
    shortcut: 'idea',
    title: 'Thanks for the idea',
    labels: ['start-up'],
    body: "Thank you, {{first_name|that's useful}}! I've passed it on to the team. What would it let you do that you can't do today?",
  },
  {
    key: 'shipped',
    shortcut: 'shipped',
    title: 'What they asked for is ready',
    labels: ['start-up'],
    marketing: true,
    body: "Hi {{first_name|there}}, you asked about {{text: Feature}}, and it's ready now. Would you like me to help you set it up?",
  },
  {
    key: 'incident',
    shortcut: 'incident',
    title: 'Something is down',
    labels: ['start-up'],
    body: "{{first_name|Hello}}, I'm sorry: {{text: What is affected}} isn't working properly right now. We're on it, and I'll write again by {{now+1h:time}}.",
  },
]
