import type { PackReply } from '../pack'

export const limitedTime: readonly PackReply[] = [
  {
    key: 'announce',
    shortcut: 'kikan',
    title: '期間限定のお知らせ',
    labels: ['ご優待'],
    marketing: true,
    body: "{{first_name|お客}}様、{{product}}を{{date: 終了日; format=M'月'd'日'（EEE）}}まで特別価格でご案内しております。詳細をお送りしてもよろしいでしょうか。ご案内が不要な場合はお知らせください。",
  },
  {
    key: 'price',
    shortcut: 'tokka',
    title: '価格と終了日',
    labels: ['ご優待'],
    marketing: true,
    body: "{{first_name|お客}}様、{{product}}は通常{{product.price}}のところ、{{date: 終了日; format=M'月'd'日'（EEE）}}まで{{money: 特別価格}}でご提供いたします。ご検討いただけますでしょうか。",
  },
  {
    key: 'hold',
    shortcut: 'torioki',
    title: 'お取り置き',
    labels: ['ご優待'],
    body: "{{first_name|お客}}様、どうぞごゆっくりご検討ください。{{date: お取り置き期限; format=M'月'd'日'（EEE）}}まで、{{product}}を特別価格でお取り置きできます。いかがいたしましょうか。",
  },
  {
    key: 'reminder',
    shortcut: 'saishu',
    title: '終了前のご連絡',
    labels: ['ご優待'],
    marketing: true,
    body: "{{first_name|お客}}様、お尋ねいただいた{{product}}の特別価格は、{{date: 終了日; format=M'月'd'日'（EEE）}}までとなっております。ご不明な点はございませんか。",
  },
  {
    key: 'ended',
    shortcut: 'shuryo',
    title: '終了後のご連絡',
    labels: ['ご優待'],
    marketing: true,
    body: '{{first_name|お客}}様、{{product}}の特別価格でのご提供は終了いたしました。また機会がございましたら、ご案内を差し上げてもよろしいでしょうか。',
  },
  {
    key: 'accepted',
    shortcut: 'seiyaku',
    title: 'ご注文のお礼',
    labels: ['ご優待'],
    body: '{{first_name|お客}}様、ありがとうございます。{{product}}を特別価格で承りました。ご請求書の宛名とご住所をお知らせいただけますか。',
  },
]
