export const teamKept = {
  'team.removedSince': 'アクセスは終了しました（{when}）。',
  'team.removing': 'チームで共有していた情報を、このブラウザーから消しています。',
  'team.removed':
    'チームで共有していた情報は、このブラウザーから消されました。チームに送られたことのないものは残っています。',
  'team.removedUnsent.other': '送られていなかった変更{count}件を下に残しています。',
  'team.leaveOver':
    'やり取りはすでに終わっています。チームを抜けると、このお知らせは消えます。上に残っている変更は消えません。',
  'team.refusals': 'チームに反映されなかった変更',
  'team.refusalsHint':
    'チームの内容に戻っています。自分の内容で必要なものは書き留めるか保存してから、一覧から消してください。',
  'team.keptHint':
    'ほかの誰のところにもありません。必要なものは書き留めるか保存してから、一覧から消してください。',
  'team.refused-denied': 'これを変更する権限がありません。',
  'team.refused-invalid': 'サーバーが読み取れませんでした。',
  'team.refused-unsent': 'このデバイスがチームを離れた時点で、まだ送られていませんでした。',
  'team.dismiss': '一覧から消す',
  'team.dismissOf': '{title}への変更を一覧から消す',
  'team.dismissed': '{title}への変更を一覧から消しました',
  'team.dismissAll': 'すべて一覧から消す',
  'team.dismissAllTitle': 'これらの変更をすべて消しますか？',
  'team.dismissAllHint': 'ほかの場所には残っていません。必要になりそうなら、先にファイルに保存してください。',
  'team.dismissedAll': '変更を消しました',
  'team.saveRefusals': 'ファイルに保存',
  'team.refusalsSaved': '変更を{file}に保存しました',
} as const
