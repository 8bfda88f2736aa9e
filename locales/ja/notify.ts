export const notify = {
  'notify.done': '完了',
  'notify.snooze': '1時間後に',
  'notify.noName': '名前なし',
  'notify.due': 'フォローアップの時間です',
  'notify.more.other': 'ほか{count}件',
  'notify.digest.other': 'フォローアップが{count}件あります',
}
