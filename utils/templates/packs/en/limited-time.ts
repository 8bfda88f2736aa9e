import type { PackReply } from '../pack'

export const limitedTime: readonly PackReply[] = [
  {
    key: 'announce',
    shortcut: 'offer',
    title: 'Announce the offer',
    labels: ['offer'],
    marketing: true,
    body: "Hi {{first_name|there}}! {{product}}: on offer until {{date: Offer ends; format=EEEE, MMMM d}}. Shall I send you the details? If you'd rather not get offers, just say so.",
  },
  {
    key: 'price',
    shortcut: 'offer-price',
    title: 'Price and end date',
    labels: ['offer'],
    marketing: true,
    body: 'Here you are, {{first_name|as promised}}: {{product}} for {{money: Offer price}} instead of {{product.price}}, until {{date: Offer ends; format=EEEE, MMMM d}}. Does that work for you?',
  },
  {
    key: 'hold',
    shortcut: 'offer-hold',
    title: 'Hold the price',
    labels: ['offer'],
    body: "Take your time, {{first_name|there's no pressure}}. I can hold the offer price for you until {{date: Held until; format=EEEE, MMMM d}}, with no obligation. Shall I?",
  },
  {
    key: 'reminder',
    shortcut: 'offer-ends',
    title: 'Before it ends',
    labels: ['offer'],
    marketing: true,
    body: "Hi {{first_name|there}}, since you asked about {{product}}: the offer ends on {{date: Offer ends; format=EEEE, MMMM d}}. Is there anything you'd still like to know?",
  },
  {
    key: 'ended',
    shortcut: 'offer-over',
    title: 'After it ended',
    labels: ['offer'],
    marketing: true,
    body: 'Hi {{first_name|there}}, the offer for {{product}} has ended, so the usual price applies again. Would you like me to tell you about the next one?',
  },
  {
    key: 'accepted',
    shortcut: 'offer-yes',
    title: 'They say yes',
    labels: ['offer'],
    body: "Thank you, {{first_name|that's lovely}}! 🎉 Your order is in at the offer price. What name and address shall I put on the invoice?",
  },
]
