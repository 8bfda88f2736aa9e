import type { PackReply } from '../pack'

export const support: readonly PackReply[] = [
  {
    key: 'sorry',
    shortcut: 'owabi',
    title: 'お詫びと確認',
    labels: ['サポート'],
    body: '{{first_name|お客}}様、ご不便をおかけし申し訳ございません。ただいま確認しております。{{now+2h:time}}までに状況をご連絡いたします。',
  },
  {
    key: 'ask-details',
    shortcut: 'shosai',
    title: '詳しい状況を伺う',
    labels: ['サポート'],
    body: '{{first_name|お客}}様、ご連絡ありがとうございます。原因をお調べしますので、{{choice お願いするもの: お写真 | 画面のスクリーンショット | ご注文番号}}をお送りいただけますか。',
  },
  {
    key: 'update',
    shortcut: 'keika',
    title: '途中経過',
    labels: ['サポート'],
    body: "{{first_name|お客}}様、途中経過をご報告いたします。\n{{cursor}}\n遅くとも{{today+1bd:M'月'd'日'（EEE）}}までに、改めてご連絡いたします。",
  },
  {
    key: 'solved',
    shortcut: 'kaiketsu',
    title: '対応完了',
    labels: ['サポート'],
    body: '{{first_name|お客}}様、お待たせいたしました。対応が完了しましたので、問題なくお使いいただけるか、ご確認いただけますでしょうか。',
  },
  {
    key: 'make-good',
    shortcut: 'taiou',
    title: '対応のご提案',
    labels: ['サポート'],
    body: '{{first_name|お客}}様、このたびは誠に申し訳ございません。{{choice ご提案: 交換 | ご返金 | 修理}}にて対応させていただければと存じますが、よろしいでしょうか。',
  },
  {
    key: 'rate',
    shortcut: 'hyouka',
    title: '5段階評価のお願い',
    labels: ['サポート'],
    body: '{{first_name|お客}}様、今回の対応はいかがでしたか。1（不満）から5（満足）の数字でお聞かせください。率直なご評価を、改善に生かしてまいります。',
  },
  {
    key: 'off-hours',
    shortcut: 'jikangai',
    title: '営業時間外：1通目',
    labels: ['サポート', '営業時間外'],
    body: '{{first_name|お客}}様、ご連絡ありがとうございます。ただいま営業時間外のため、営業開始後にお返事いたします。今しばらくお待ちください。',
  },
  {
    key: 'off-hours-again',
    shortcut: 'jikangai2',
    title: '営業時間外：2通目',
    labels: ['サポート', '営業時間外'],
    body: '{{first_name|お客}}様、詳しくお知らせいただきありがとうございます。すべて届いておりますので、再度お送りいただく必要はございません。営業開始後にお返事いたします。',
  },
  {
    key: 'off-hours-away',
    shortcut: 'kyugyo',
    title: '営業時間外：休業中',
    labels: ['サポート', '営業時間外'],
    body: "{{first_name|お客}}様、ご連絡ありがとうございます。休業中のため、{{date: 営業再開日; format=M'月'd'日'（EEE）}}以降にお返事いたします。お急ぎの場合は「至急」とお送りください。",
  },
  {
    key: 'off-hours-back',
    shortcut: 'saikai',
    title: '営業開始後のお返事',
    labels: ['サポート', '営業時間外'],
    body: '{{first_name|お客}}様、お待たせいたしました。これよりご用件を確認いたします。その前に、追加でお伝えいただくことはございますか。',
  },
]
