export const app = {
  'common.cancel': 'キャンセル',
  'common.close': '閉じる',
  'common.loading': '読み込み中',
  'common.more': 'さらに表示',
  'common.save': '保存',

  'undo.action': '元に戻す',
  'undo.done': '元に戻しました',
  'undo.nothing': '元に戻す操作はありません',

  'help.title': 'キーボード操作',
  'help.toggle': 'サイドバーの表示を切り替える',
  'help.saveNote': 'メモを保存する',
  'help.edit': '選択中の項目を編集し、保存する',
  'help.escape': '保存せずに閉じる、一覧を閉じる',
  'help.undo': '直前の変更を元に戻す（入力欄の外で）',
  'help.presets': 'フォローアップの日時を選ぶ',
  'help.replies': '定型返信を検索する',
  'help.help': 'この一覧を表示する',
  'help.palette': 'すべてのコマンドを表示する',
  'help.move': '一覧の中を移動する（Enterで開く）',
}
