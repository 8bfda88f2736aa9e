import type { PackReply } from '../pack'

export const warmInbound: readonly PackReply[] = [
  {
    key: 'first-answer',
    shortcut: 'hi',
    title: 'First answer',
    labels: ['enquiry'],
    body: 'Hi {{first_name|there}}, thanks for getting in touch! {{my_name}} from {{my_company}} here 👋 What can I help you with?',
  },
  {
    key: 'need',
    shortcut: 'need',
    title: 'What matters most',
    labels: ['enquiry'],
    body: 'Happy to help, {{first_name|of course}}! So that I suggest the right thing: what matters most to you?',
  },
  {
    key: 'price-asked',
    shortcut: 'pricing',
    title: 'They ask for the price',
    labels: ['enquiry'],
    body: 'Hi {{first_name|there}}, gladly! To give you an exact price and not a guess: how many do you need, and by when?',
  },
  {
    key: 'product-info',
    shortcut: 'info',
    title: 'Link to a product',
    labels: ['enquiry'],
    body: "{{first_name|Hello}}, here are the details:\n{{product}}: {{product.link}}\nHow would you use it? Then I can tell you honestly whether it's the right fit.",
  },
  {
    key: 'quote-coming',
    shortcut: 'quoting',
    title: 'Quote is on its way',
    labels: ['enquiry'],
    body: "Thanks, {{first_name|that's all I need}}! I'll put your quote together and send it here by {{today+1bd:weekday}}. Is there anything else to include?",
  },
  {
    key: 'offer-call',
    shortcut: 'call',
    title: 'Offer a call',
    labels: ['enquiry'],
    body: '{{first_name|Hello}}, shall we sort this out in a quick call? I could phone you {{choice When: this afternoon | tomorrow morning | tomorrow afternoon}}.',
  },
  {
    key: 'gentle-nudge',
    shortcut: 'nudge',
    title: 'Gentle follow-up',
    labels: ['enquiry'],
    body: 'Hi {{first_name|there}}, no rush at all: shall I keep this open for you, or have your plans changed? Either answer is fine.',
  },
]
