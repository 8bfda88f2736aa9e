import type { PackReply } from '../pack'

export const appointment: readonly PackReply[] = [
  {
    key: 'two-times',
    shortcut: 'kouho',
    title: '候補を二つ出す',
    labels: ['予約'],
    body: "{{first_name|お客}}様、{{date: 第1候補の日; default=today+1bd; format=M'月'd'日'（EEE）}} {{text: 第1候補の時刻}}、または{{date: 第2候補の日; default=today+2bd; format=M'月'd'日'（EEE）}} {{text: 第2候補の時刻}}では、どちらがご都合よろしいでしょうか。",
  },
  {
    key: 'ask-when',
    shortcut: 'tsugou',
    title: 'ご都合を伺う',
    labels: ['予約'],
    body: '{{first_name|お客}}様、ありがとうございます。ご都合のよい日と、午前・午後のどちらがよろしいか、お知らせいただけますか。',
  },
  {
    key: 'confirmed',
    shortcut: 'kakutei',
    title: 'ご予約の確定',
    labels: ['予約'],
    body: "{{first_name|お客}}様、ご予約を承りました。\n日時：{{date: 日付; format=M'月'd'日'（EEE）}} {{text: 時刻}}\n場所：{{text: 場所またはURL}}\nご変更の際は、こちらにご連絡ください。",
  },
  {
    key: 'remind',
    shortcut: 'zenjitsu',
    title: '前日のご確認',
    labels: ['予約'],
    body: "{{first_name|お客}}様、明日{{tomorrow:M'月'd'日'（EEE）}} {{text: 時刻}}のお約束について、確認のご連絡です。ご予定にお変わりはございませんか。",
  },
  {
    key: 'move',
    shortcut: 'henkou',
    title: '日程の変更',
    labels: ['予約'],
    body: "{{first_name|お客}}様、日程変更の件、承知いたしました。{{date: 新しい日; format=M'月'd'日'（EEE）}} {{text: 新しい時刻}}はいかがでしょうか。",
  },
  {
    key: 'late',
    shortcut: 'okureru',
    title: '遅れるとき',
    labels: ['予約'],
    body: '{{first_name|お客}}様、申し訳ございません。{{number: 遅れる分数; default=10; min=1; max=120}}分ほど遅れる見込みです。お待ちいただけますでしょうか。別の日時をご希望でしたら、お知らせください。',
  },
  {
    key: 'missed',
    shortcut: 'fuzai',
    title: 'お会いできなかったとき',
    labels: ['予約'],
    body: '{{first_name|お客}}様、本日はお会いできず残念でした。お変わりなくお過ごしでしょうか。よろしければ、改めてご希望の日時をお知らせください。',
  },
]
