import type { PackReply } from '../pack'

export const services: readonly PackReply[] = [
  {
    key: 'photo',
    shortcut: 'shashin',
    title: 'お写真のお願い',
    labels: ['サービス'],
    body: '{{first_name|お客}}様、ご相談ありがとうございます。現在の様子がわかるお写真と、おおよその場所をお送りいただけますか。必要な作業をお知らせいたします。',
  },
  {
    key: 'estimate',
    shortcut: 'gaisan',
    title: '概算のご案内',
    labels: ['サービス'],
    body: '{{first_name|お客}}様、拝見したところ、費用の目安は{{money: 概算}}です。正式な金額は作業前にご確認いただきます。ご訪問のご希望日はございますか。',
  },
  {
    key: 'on-my-way',
    shortcut: 'mukau',
    title: 'これから伺います',
    labels: ['サービス'],
    body: '{{first_name|お客}}様、ただいまそちらへ向かっております。{{now+30min:time}}頃に到着の見込みです。お立ち会いいただけますでしょうか。',
  },
  {
    key: 'done',
    shortcut: 'kanryo',
    title: '作業完了',
    labels: ['サービス'],
    body: '{{first_name|お客}}様、作業が完了いたしました。\n{{cursor}}\n仕上がりをご確認いただき、気になる点がございましたらお知らせください。',
  },
  {
    key: 'payment',
    shortcut: 'shiharai',
    title: 'お支払いのご案内',
    labels: ['サービス'],
    body: '{{first_name|お客}}様、ありがとうございました。合計は{{money: 合計}}です。お支払いは、お振込・カード・現金のいずれがよろしいでしょうか。',
  },
  {
    key: 'testimonial',
    shortcut: 'kuchikomi',
    title: '口コミのお願い',
    labels: ['サービス'],
    body: '{{first_name|お客}}様、このたびはご利用いただきありがとうございました。よろしければ、こちらにご感想をお寄せいただけますと励みになります。\n{{text: 口コミのリンク}}',
  },
  {
    key: 'check-up',
    shortcut: 'tenken',
    title: '点検のご案内',
    labels: ['サービス'],
    marketing: true,
    body: '{{first_name|お客}}様、{{text: 前回の作業}}からしばらく経ちましたが、その後いかがでしょうか。よろしければ、点検の日程をご案内いたします。',
  },
]
