import type { PackReply } from '../pack'

export const renewal: readonly PackReply[] = [
  {
    key: 'renewal-due',
    shortcut: 'koushin',
    title: '更新のご確認',
    labels: ['更新'],
    body: "{{first_name|お客}}様、いつもありがとうございます。{{text: 更新するもの; default=ご契約}}の期限は{{date: 現在の期限; format=yyyy'年'M'月'd'日'}}です。同じ内容で更新してよろしいでしょうか。",
  },
  {
    key: 'review-call',
    shortcut: 'kansou',
    title: '更新前のご相談',
    labels: ['更新'],
    body: "{{first_name|お客}}様、更新の前に、ご利用のご感想を伺えますと幸いです。{{date: ご相談の日; default=today+3bd; format=M'月'd'日'（EEE）}}に15分ほどお時間をいただけますか。",
  },
  {
    key: 'upgrade',
    shortcut: 'susume',
    title: '合うもののご提案',
    labels: ['更新'],
    marketing: true,
    body: '{{first_name|お客}}様、{{text: ご利用中のもの}}のご利用状況を拝見し、{{product}}もお役に立てるかと存じます。\n{{cursor}}\n違いをご説明してもよろしいでしょうか。',
  },
  {
    key: 'price-change',
    shortcut: 'kaitei',
    title: '価格改定のお知らせ',
    labels: ['更新'],
    body: "{{first_name|お客}}様、大切なお知らせです。{{date: 改定日; format=yyyy'年'M'月'd'日'}}より、料金を{{money: 新料金}}に改定いたします。今後のプランについて、ご相談のお時間をいただけますか。",
  },
  {
    key: 'renewed',
    shortcut: 'koushinzumi',
    title: '更新のお礼',
    labels: ['更新'],
    body: "{{first_name|お客}}様、ご更新ありがとうございます。{{text: 更新するもの; default=ご契約}}は{{date: 新しい期限; format=yyyy'年'M'月'd'日'}}まで有効です。ご請求書はどちらへお送りすればよろしいでしょうか。",
  },
  {
    key: 'reorder',
    shortcut: 'saichumon',
    title: '追加のご注文',
    labels: ['更新'],
    marketing: true,
    body: '{{first_name|お客}}様、前回のご注文からしばらく経ちましたので、ご連絡いたしました。同じ内容でご用意いたしましょうか。変更も承ります。',
  },
  {
    key: 'leaving',
    shortcut: 'kaiyaku',
    title: '解約のお申し出',
    labels: ['更新'],
    body: '{{first_name|お客}}様、これまでご利用いただきありがとうございました。解約のお手続きを進めます。差し支えなければ、改善すべき点をお聞かせいただけますか。',
  },
]
