export const AIKO_TEA = [
  '< こんにちは。ホームページで抹茶セットを見ました🍵',
  '> こんにちは!お問い合わせありがとうございます。贈り物用でしょうか?',
  '< はい、取引先へ30箱お願いしたいです',
  '> 30箱ですと1箱3,200円、のし紙は無料でお付けできます。',
  '< 12月10日までに大阪へ届きますか?',
  '> はい、12月8日着で手配できます。',
  '<^ では正式に見積書をお願いします',
] as const

export const WEI_SAMPLES = [
  '< 你好,请问这款杯子最少订多少?',
  '> 你好!最少500个,单价1.85美元,含单色印刷。',
  '< 样品需要几天?',
  '> 样品3天,大货18天。',
  '<# 这是我们的标志',
  '> 收到,明天给您发效果图。',
] as const

export const JAPANESE_SHORT = [
  '< 予約の時間を変更できますか?',
  '> はい、ご希望の日時を教えてください。',
  '< 金曜の15時でお願いします',
  '> 承知しました。金曜15時でお取りしました。',
] as const

export const HINDI_SHORT = [
  '< नमस्ते, क्या यह साड़ी नीले रंग में मिलेगी?',
  '> नमस्ते! जी हाँ, नीले और हरे दोनों में है।',
  '< नीली वाली कितने की है?',
  '> ₹2,450, डिलीवरी मुफ़्त है।',
] as const

export const INDONESIAN_SHORT = [
  '< Selamat siang, apakah stok kopi 1 kg masih ada?',
  '> Selamat siang! Masih ada, Rp 185.000 per kg.',
  '< Saya pesan 5 kg, kirim ke Bandung ya',
  '> Baik, ongkir Rp 40.000. Dikirim sore ini 🙏',
] as const
