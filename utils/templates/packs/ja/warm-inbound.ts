import type { PackReply } from '../pack'

export const warmInbound: readonly PackReply[] = [
  {
    key: 'first-answer',
    shortcut: 'hajime',
    title: '最初のお返事',
    labels: ['お問い合わせ'],
    body: '{{first_name|お客}}様、お問い合わせいただきありがとうございます。{{my_company}}の{{my_name}}と申します。どのようなご用件でしょうか。',
  },
  {
    key: 'need',
    shortcut: 'youbou',
    title: 'ご要望を伺う',
    labels: ['お問い合わせ'],
    body: '{{first_name|お客}}様、ありがとうございます。最適なものをご案内できればと存じます。特に重視されている点をお聞かせいただけますか。',
  },
  {
    key: 'price-asked',
    shortcut: 'kakaku',
    title: '価格を尋ねられたら',
    labels: ['お問い合わせ'],
    body: '{{first_name|お客}}様、お問い合わせありがとうございます。正確な金額をお出ししますので、ご希望の数量と時期をお知らせいただけますか。',
  },
  {
    key: 'product-info',
    shortcut: 'annai',
    title: '商品のご案内',
    labels: ['お問い合わせ'],
    body: '{{first_name|お客}}様、{{product}}の詳細はこちらです。\n{{product.link}}\nどのような用途をお考えでしょうか。合うかどうか、率直にお答えいたします。',
  },
  {
    key: 'quote-coming',
    shortcut: 'mitsumori',
    title: 'お見積りをお約束',
    labels: ['お問い合わせ'],
    body: "{{first_name|お客}}様、ありがとうございます。{{today+1bd:M'月'd'日'（EEE）}}までに、お見積りをこちらにお送りします。ほかに含めるものはございますか。",
  },
  {
    key: 'offer-call',
    shortcut: 'denwa',
    title: 'お電話のご提案',
    labels: ['お問い合わせ'],
    body: '{{first_name|お客}}様、お電話のほうが早いかもしれません。{{choice 時間帯: 本日の午後 | 明日の午前 | 明日の午後}}にお電話を差し上げてもよろしいでしょうか。',
  },
  {
    key: 'gentle-nudge',
    shortcut: 'sonogo',
    title: 'その後のご確認',
    labels: ['お問い合わせ'],
    body: '{{first_name|お客}}様、その後いかがでしょうか。お急ぎでなければ、このままお待ちしております。ご状況に変わりがございましたら、お聞かせください。',
  },
]
