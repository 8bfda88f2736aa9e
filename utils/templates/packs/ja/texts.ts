import type { PackTexts } from '../pack'

export const texts: PackTexts = {
  'warm-inbound': {
    title: '新規のお問い合わせ',
    description: '最初のご挨拶からご要望の確認、お見積り、その後のフォローまで。',
  },
  'limited-time': {
    title: '期間限定のご案内',
    description: '終了日を入力して使うご案内。お知らせ、お取り置き、終了後のご連絡まで。',
  },
  support: {
    title: 'サポート・営業時間外',
    description: 'お困りのときと営業時間外に。落ち着いた対応と、守れる時間のお約束を。',
  },
  renewal: {
    title: '更新・追加のご提案',
    description: '既存のお客様へ。早めの更新確認、合うもののご提案、解約時のご挨拶まで。',
  },
  appointment: {
    title: 'ご予約・日程調整',
    description: '候補日のご提案、確定、前日のご確認、変更、遅れるときのご連絡に。',
  },
  agency: {
    title: '制作会社・代理店',
    description: '広告、デザイン、Web制作に。最初のヒアリングから月次レポートまで。',
  },
  services: {
    title: '訪問・施工サービス',
    description: '修理、清掃、美容、訪問サービスに。概算から作業完了、お支払い、口コミまで。',
  },
  'start-up': {
    title: 'スタートアップ・ソフトウェア',
    description: 'デモ、お試し、ご意見、障害時に。少人数のチームらしい、簡潔で率直な文面。',
  },
}
