import type { ExampleTexts } from './example-texts'

export const japanese: ExampleTexts = {
  price: {
    name: '価格のお問い合わせ',
    shortcut: 'price',
    words: ['いくら', '値段', '価格', '料金', '費用', '見積', '単価', '割引', '値引'],
  },
  delivery: {
    name: '配送のお問い合わせ',
    words: ['配送', '送料', '発送', '配達', '納期', '届き', '届く', '届い', '何日', '追跡'],
  },
  hours: {
    name: '営業時間のお問い合わせ',
    words: [
      '営業時間',
      '何時から',
      '何時まで',
      '定休日',
      '営業日',
      '開いて',
      '空いて',
      '休業日',
      'やってますか',
      'やっていますか',
    ],
  },
  catalogue: {
    name: 'カタログのご希望',
    shortcut: 'annai',
    words: ['カタログ', 'パンフレット', '資料', '価格表', '写真', '画像', '一覧', '詳細'],
  },
  stock: {
    name: '在庫のお問い合わせ',
    words: ['在庫', '入荷', '売り切れ', '品切れ', '取り扱い', 'まだありますか', '残って'],
  },
  payment: {
    name: '支払い方法のお問い合わせ',
    shortcut: 'shiharai',
    words: ['支払', '振込', '振り込み', 'クレジットカード', 'カード払い', '分割', '請求書', '領収書', '代引'],
  },
  appointment: {
    name: '予約のご希望',
    shortcut: 'meet',
    words: ['予約', '日程', '打ち合わせ', 'ご都合', '面談', '見学', '訪問', '伺っても'],
  },
  address: {
    name: '場所のお問い合わせ',
    words: ['住所', '場所', 'どこに', 'どこです', '所在地', '駐車場', '最寄り', '行き方', 'アクセス'],
  },
  complaint: {
    name: '苦情',
    shortcut: 'owabi',
    words: [
      '返金',
      '返品',
      '交換',
      '壊れ',
      '不良',
      '動かない',
      '動きません',
      '破損',
      '間違って',
      'クレーム',
      '届かない',
      '届きません',
      '残念',
    ],
  },
  closed: { name: '営業時間外のメッセージ', shortcut: 'jikangai' },
  closedAgain: { name: '営業時間外に5分お待ち', shortcut: 'jikangai2' },
  twice: { name: '返信のないまま2件続けて受信', shortcut: 'keika' },
  silent: { name: '既読のまま30分返信なし', shortcut: 'followup' },
  intent: {
    name: '購入意欲が高い：カタログと2時間以内の連絡',
    shortcut: 'annai',
    note: 'カタログの感想を伺う',
  },
}
