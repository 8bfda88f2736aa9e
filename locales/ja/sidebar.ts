export const sidebar = {
  'sidebar.waiting': 'ChatsideはWhatsApp Webの横に表示されます。',
  'sidebar.alone': 'Chatsideはチャットの横に表示されます',
  'sidebar.aloneHint': 'WhatsApp Webを開くと、チャットの隣に現れます。連絡先はワークスペースでも見られます。',
  'sidebar.openWorkspace': 'ワークスペースを開く',
  'sidebar.menu': 'その他',
  'sidebar.collapse': 'サイドバーをたたむ',
  'sidebar.noChat': 'チャットを開いてください',
  'sidebar.tipCard': '相手の情報、メモ、タグがチャットと一緒に表示されます。',
  'sidebar.tipReplies': '入力欄で「/」を入力すると、定型返信を挿入できます。',
  'sidebar.tipFollowUps': 'フォローアップを予定するとお知らせします。自動で送信することはありません。',

  'newCustomer.hint': 'このチャットについてはまだ何も保存していません。何か書くとカードができます。',
  'newCustomer.sameName.other': '「{name}」という連絡先が{count}件あります。同じ人ですか？',

  'link.done': 'このチャットを{name}に結び付けました',
  'link.created': '{name}のカードを作成しました',
  'link.changed': '{when}に更新',

  'ask.title.other': 'どの「{name}」ですか？',
  'ask.hint': 'WhatsAppには名前しか表示されていません。一度教えていただければ、次から覚えています。',
  'ask.someoneNew': '新しい相手',

  'ambiguous.title': '「{name}」が複数あります',
  'ambiguous.hint':
    '同じ名前のチャットが複数あり、WhatsAppの画面からは見分けられません。推測はせず、メッセージから同じチャットと分かるまでお尋ねします。',
  'ambiguous.chosen': 'あなたが選んだ相手です',
  'ambiguous.change': '変更',

  'private.menu': 'このチャットを記録しない…',
  'private.title': '非公開のチャットです',
  'private.hint': 'カード、メモ、統計など、Chatsideは何も残しません。',
  'private.trackAgain': '記録を再開',
  'private.trackedAgain': '{name}の記録を再開しました',
  'private.confirmTitle': '{name}を記録しないようにしますか？',
  'private.confirm': '記録しない',
  'private.explanation': 'このチャットについては、カード、メモ、タグ、時刻、リマインダーなど何も残しません。',
  'private.existing': '既存のカードはゴミ箱に移ります。10分間は元に戻せますが、その後は完全に消去されます。',
  'private.done': '{name}を非公開にしました',
}
