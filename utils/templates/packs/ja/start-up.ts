import type { PackReply } from '../pack'

export const startUp: readonly PackReply[] = [
  {
    key: 'demo',
    shortcut: 'demo',
    title: 'デモのご案内',
    labels: ['スタートアップ'],
    body: '{{first_name|お客}}様、{{my_company}}にご関心をお寄せいただきありがとうございます。20分ほどで要点をご紹介できますが、{{choice 時期: 明日 | 今週 | 来週}}のご都合はいかがでしょうか。',
  },
  {
    key: 'access',
    shortcut: 'kaishi',
    title: 'ご利用開始',
    labels: ['スタートアップ'],
    body: '{{first_name|お客}}様、ご利用の準備が整いました。こちらからお使いいただけます。\n{{text: リンク}}\nまず何から始めたいか、お聞かせいただけますか。設定をお手伝いします。',
  },
  {
    key: 'trial-check',
    shortcut: 'tameshi',
    title: 'お試しの様子を伺う',
    labels: ['スタートアップ'],
    body: '{{first_name|お客}}様、お試しいただいていかがでしょうか。お困りの点がございましたら、一言お知らせください。対応が難しい場合も、率直にお伝えします。',
  },
  {
    key: 'trial-end',
    shortcut: 'kigen',
    title: 'お試し終了前',
    labels: ['スタートアップ'],
    body: "{{first_name|お客}}様、お試し期間は{{date: 終了日; format=M'月'd'日'（EEE）}}までとなっております。ご継続のご判断にあたり、ご確認になりたい点はございますか。",
  },
  {
    key: 'idea',
    shortcut: 'iken',
    title: 'ご意見のお礼',
    labels: ['スタートアップ'],
    body: '{{first_name|お客}}様、貴重なご意見をありがとうございます。開発チームに共有いたしました。実現した場合、どのような場面でお役に立ちそうでしょうか。',
  },
  {
    key: 'shipped',
    shortcut: 'kinou',
    title: 'ご要望の機能が完成',
    labels: ['スタートアップ'],
    marketing: true,
    body: '{{first_name|お客}}様、お尋ねの{{text: 機能名}}がご利用いただけるようになりました。設定をお手伝いいたしましょうか。',
  },
  {
    key: 'incident',
    shortcut: 'shougai',
    title: '障害のご連絡',
    labels: ['スタートアップ'],
    body: '{{first_name|お客}}様、ご迷惑をおかけし申し訳ございません。現在、{{text: 影響範囲}}に不具合が発生し、復旧を進めております。{{now+1h:time}}までに改めてご連絡いたします。',
  },
]
