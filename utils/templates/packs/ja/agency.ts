import type { PackReply } from '../pack'

export const agency: readonly PackReply[] = [
  {
    key: 'brief',
    shortcut: 'mokuteki',
    title: '最初のヒアリング',
    labels: ['制作'],
    body: '{{first_name|お客}}様、ご相談いただきありがとうございます。ご提案の前に一つお聞かせください。このプロジェクトで最も実現したいことは何でしょうか。',
  },
  {
    key: 'materials',
    shortcut: 'sozai',
    title: '素材のお願い',
    labels: ['制作'],
    body: "{{first_name|お客}}様、着手の準備が整いました。残るは{{text: 足りないもの}}のみです。{{today+2bd:M'月'd'日'（EEE）}}までにお送りいただけますでしょうか。",
  },
  {
    key: 'proposal',
    shortcut: 'teian',
    title: '提案書の送付',
    labels: ['制作'],
    body: "{{first_name|お客}}様、{{text: 案件名}}のご提案書をメールでお送りしました。{{date: 打ち合わせ日; default=today+2bd; format=M'月'd'日'（EEE）}}に20分ほど、ご説明のお時間をいただけますか。",
  },
  {
    key: 'draft',
    shortcut: 'shokou',
    title: '初稿のご確認',
    labels: ['制作'],
    body: "{{first_name|お客}}様、{{text: 案件名}}の初稿ができました。\n{{text: リンク}}\n皆様のご意見をおまとめのうえ、{{today+3bd:M'月'd'日'（EEE）}}までにお知らせいただけますと幸いです。",
  },
  {
    key: 'approval',
    shortcut: 'shounin',
    title: 'ご承認のお願い',
    labels: ['制作'],
    body: "{{first_name|お客}}様、{{text: 案件名}}を予定どおり進めるため、{{date: 回答期限; format=M'月'd'日'（EEE）}}までにご承認または修正点をいただけますでしょうか。",
  },
  {
    key: 'scope',
    shortcut: 'tsuika',
    title: '範囲外のご要望',
    labels: ['制作'],
    body: '{{first_name|お客}}様、ご要望をいただきありがとうございます。当初の範囲を超えますので、追加の費用は{{money: 追加費用}}、期間は{{text: 追加期間}}となります。進めてよろしいでしょうか。',
  },
  {
    key: 'report',
    shortcut: 'report',
    title: 'レポートのご報告',
    labels: ['制作'],
    body: '{{first_name|お客}}様、{{text: 対象月}}のレポートがまとまりました。要点は次のとおりです。\n{{cursor}}\n今週、ご報告のお時間をいただけますでしょうか。',
  },
]
