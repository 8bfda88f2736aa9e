import type { PackReply } from '../pack'

export const renewal: readonly PackReply[] = [
  {
    key: 'renewal-due',
    shortcut: 'renew',
    title: 'Renewal is due',
    labels: ['renewal'],
    body: 'Hi {{first_name|there}}, your {{text: What is renewed; default=plan}} runs until {{date: Runs until; format=long}}. Shall I renew it as it is, or would you like to change anything?',
  },
  {
    key: 'review-call',
    shortcut: 'review',
    title: 'Talk before renewing',
    labels: ['renewal'],
    body: "Hi {{first_name|there}}, before we renew I'd like to hear what worked for you and what didn't. Do you have 15 minutes on {{date: Day to talk; default=today+3bd; format=EEEE, MMMM d}}?",
  },
  {
    key: 'upgrade',
    shortcut: 'upgrade',
    title: 'Suggest something that fits',
    labels: ['renewal'],
    marketing: true,
    body: '{{first_name|Hello}}, from the way you use {{text: What they have}}, this could suit you well: {{product}}. {{cursor}}\nShall I show you the difference?',
  },
  {
    key: 'price-change',
    shortcut: 'newprice',
    title: 'Announce a new price',
    labels: ['renewal'],
    body: "{{first_name|Hello}}, I'd like you to hear this from me first: from {{date: New price from; format=long}} the price will be {{money: New price}}. Shall we look at your options together?",
  },
  {
    key: 'renewed',
    shortcut: 'renewed',
    title: 'Renewed, thank you',
    labels: ['renewal'],
    body: "All done, {{first_name|everything's in place}}! Your {{text: What is renewed; default=plan}} now runs until {{date: New end; format=long}}. Thank you for staying with us. Who should get the invoice?",
  },
  {
    key: 'reorder',
    shortcut: 'reorder',
    title: 'Time to reorder',
    labels: ['renewal'],
    marketing: true,
    body: "Hi {{first_name|there}}, it's been a while since your last order. Shall I prepare the same again, or do you need something different this time?",
  },
  {
    key: 'leaving',
    shortcut: 'leaving',
    title: 'They cancel',
    labels: ['renewal'],
    body: "I understand, {{first_name|and thank you for being open}}. I'll take care of the cancellation. May I ask what we could have done better?",
  },
]
