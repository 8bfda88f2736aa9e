/** Packs of quick replies, and what comes from and goes to files. */
export const exchange = {
  'packs.title': '返信セット',
  'packs.hint':
    'セットを追加して、自分の言葉に直してお使いください。プレビューで色の付いた部分は、挿入するときに入力します。',
  'packs.language': '言語',
  'packs.kind-situation': '場面から選ぶ',
  'packs.kind-trade': '業種から選ぶ',
  'packs.count.other': '{count}件',
  'packs.asked': '挿入するときに入力します',
  'packs.show': '返信を見る',
  'packs.showOf': '「{title}」の返信を見る',
  'packs.hide': '返信を閉じる',
  'packs.hideOf': '「{title}」の返信を閉じる',
  'packs.add': '追加',
  'packs.addPack': '「{title}」を追加',
  'packs.addMissing.other': '足りない{count}件を追加',
  'packs.adding': '追加しています…',
  'packs.isAdded': '追加済み',
  'packs.added.other': '「{title}」の返信を{count}件追加しました',
  'packs.translates.other':
    'このセットの返信{count}件に、この言語の文面が加わります。お客様の言語に合わせて選ばれます。',
  'packs.all': '場面別・業種別のセットをすべて見る',
}
