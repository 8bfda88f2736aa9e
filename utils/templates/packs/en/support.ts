import type { PackReply } from '../pack'

export const support: readonly PackReply[] = [
  {
    key: 'sorry',
    shortcut: 'sorry',
    title: 'Apologise and look into it',
    labels: ['support'],
    body: "I'm sorry about this, {{first_name|and thanks for telling us}}. I'm looking into it now and will write to you with news by {{now+2h:time}}.",
  },
  {
    key: 'ask-details',
    shortcut: 'details',
    title: 'Ask for details',
    labels: ['support'],
    body: 'Thanks, {{first_name|got it}}. To find the cause quickly, could you send me {{choice What you need: a photo | a screenshot | your order number}}?',
  },
  {
    key: 'update',
    shortcut: 'update',
    title: 'Where things stand',
    labels: ['support'],
    body: "Hi {{first_name|there}}, a quick update: {{cursor}}\nI'll write again by {{today+1bd:weekday}} at the latest, or sooner if it's fixed before then.",
  },
  {
    key: 'solved',
    shortcut: 'fixed',
    title: 'It is fixed',
    labels: ['support'],
    body: "Good news, {{first_name|it's done}}: everything should work again. Could you give it a try and tell me if all is well?",
  },
  {
    key: 'make-good',
    shortcut: 'makegood',
    title: 'Put it right',
    labels: ['support'],
    body: "I'm sorry, {{first_name|truly}}: that should not have happened. I can offer you {{choice What you offer: a replacement | a refund | a repair}}. Would that be all right?",
  },
  {
    key: 'rate',
    shortcut: 'rate',
    title: 'Ask for a rating, 1 to 5',
    labels: ['support'],
    body: '{{first_name|Hello}}, how was our help this time, from 1 (poor) to 5 (great)? An honest number helps us more than a kind one 🙂',
  },
  {
    key: 'off-hours',
    shortcut: 'closed',
    title: 'Out of hours: first message',
    labels: ['support', 'out of hours'],
    body: "Hi {{first_name|there}}, thanks for your message! We're closed right now, but it has reached us, and we'll answer as soon as we open.",
  },
  {
    key: 'off-hours-again',
    shortcut: 'closed2',
    title: 'Out of hours: second message',
    labels: ['support', 'out of hours'],
    body: "Thanks for the details, {{first_name|they help}}. I have everything here, so there's no need to write it again. We'll reply as soon as we open.",
  },
  {
    key: 'off-hours-away',
    shortcut: 'holiday',
    title: 'Out of hours: holiday',
    labels: ['support', 'out of hours'],
    body: "Hi {{first_name|there}}, we're on a break and back on {{date: Back on; format=EEEE, MMMM d}}. I'll reply then. If it can't wait, write \"urgent\" and I'll see what I can do.",
  },
  {
    key: 'off-hours-back',
    shortcut: 'open',
    title: 'Open again',
    labels: ['support', 'out of hours'],
    body: "Hi {{first_name|there}}, thanks for waiting! We're open again and I'm on your message now. Is there anything you'd like to add first?",
  },
]
