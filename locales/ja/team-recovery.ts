export const teamRecovery = {
  'recovery.title': '復旧コード',
  'recovery.intro':
    'チームの鍵はメンバーのブラウザーにだけあり、サーバーには読めません。鍵を持つブラウザーがすべて失われたとき、このコードがあれば、オーナーの新しいデバイスで鍵を開けます。',
  'recovery.soFar': '保存したメッセージの本文は、この鍵で暗号化されます。',
  'recovery.noKeys': '鍵はまだありません。まもなく自動的に作られます。',
  'recovery.missing': 'このデバイスには、チームの鍵がまだすべて揃っていません。',
  'recovery.missingHint': '鍵を持つオーナーかマネージャーがChatsideを開くと、自動的に受け取れます。',
  'recovery.none': 'コードはまだありません。',
  'recovery.madeAt': '{when}に作成。',
  'recovery.behind': '最新の鍵は自動的に追加されます。',
  'recovery.doubtful':
    'このコードはチームの鍵を持つブラウザーで作られたものではないため、鍵は渡されません。新しいコードを作ってください。',
  'recovery.make': 'コードを作る',
  'recovery.renew': '新しいコードを作る',
  'recovery.open': 'コードで鍵を開く',
  'recovery.away': 'サーバーが応答しないため、コードがあるかどうか分かりません。',

  'recovery.newTitle': 'あなたの復旧コード',
  'recovery.newText':
    '書き留めて、チームのオーナーだけが手にできる場所に保管してください。表示されるのは今回だけです。',
  'recovery.replaces': 'このコードを使い始めると、以前のコードでは何も開けなくなります。',
  'recovery.copy': 'コピー',
  'recovery.written': '書き留めました',
  'recovery.mustWrite': '先に書き留めてください。後から確認することはできません。',
  'recovery.use': 'このコードを使う',
  'recovery.saved': '今後はこのコードでチームの鍵を開けます',
  'recovery.fault-locked':
    'このデバイスには最新の鍵がありません。閉じてから、少し待ってもう一度お試しください。',
  'recovery.fault-changed': '鍵がちょうど変わったところです。もう一度お試しください。',

  'recovery.code': '復旧コード',
  'recovery.codeHint': '英数字28文字。空白や小文字でもかまいません。',
  'recovery.typo': 'コードが途中までか、文字が間違っています。もう一度見比べてください。',
  'recovery.wrong': 'チームの現在のコードではありません。',
  'recovery.openDo': '鍵を開く',
  'recovery.opened': 'このデバイスにチームの鍵が揃いました',
}
