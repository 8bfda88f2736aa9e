import type { Starter } from './starter'

export const JAPANESE_STARTERS: readonly Starter[] = [
  {
    shortcut: 'hello',
    title: '最初のお返事',
    label: 'ご挨拶',
    body: '{{first_name|お客}}様、お問い合わせありがとうございます。{{my_name}}と申します。どのようなご用件でしょうか。',
  },
  {
    shortcut: 'thanks',
    title: 'お礼',
    label: 'ご挨拶',
    body: '{{first_name|お客}}様、ありがとうございました。またいつでもご連絡ください。',
  },
  {
    shortcut: 'price',
    title: '価格表のご案内',
    label: 'お見積り',
    body: '{{first_name|お客}}様、ただいま価格をまとめております。\n{{tomorrow}}までにお送りいたします。',
  },
  {
    shortcut: 'quote',
    title: 'お見積りと次のご案内',
    label: 'お見積り',
    body: '{{first_name|お客}}様、お見積りは次のとおりです。\n- {{product}}\n- {{price}}\n\nお取り置きいたしましょうか。{{cursor}}',
  },
  {
    shortcut: 'followup',
    title: 'ご確認のお願い',
    label: 'フォロー',
    body: '{{first_name|お客}}様、先日のご案内はご覧いただけましたでしょうか。ご不明な点がございましたらお知らせください。',
  },
  {
    shortcut: 'meet',
    title: '日程のご相談',
    label: '予約',
    body: '{{first_name|お客}}様、{{day_and_time}}のご都合はいかがでしょうか。難しい場合はご希望をお聞かせください。',
  },
  {
    shortcut: 'away',
    title: '営業時間外',
    label: 'サポート',
    body: '{{first_name|お客}}様、ただいま営業時間外です。{{tomorrow}}にお返事いたします。少々お待ちください。',
  },
]
