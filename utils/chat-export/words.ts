import type { ExportedMessage } from './types'

type Kind = ExportedMessage['kind']

// Beginnings of words in the languages of the phones whose exports we know; folded to lower case. What is not in here is still
// recognised as something other than text, by the marks the app puts around it.
const KINDS: readonly (readonly [Kind, RegExp])[] = [
  // Moving pictures are called pictures in some languages.
  ['video', /gif|জিআইএফ/u],
  [
    'sticker',
    /sti(?:ck|k)er|figurinha|çıkartma|nálepk|naklejk|naljepnic|klisterm|klistremerke|matrica|pelekat|tarra|adhesi|стикер|наклейк|αυτοκόλλητ|スタンプ|ステッカー|贴图|貼圖|스티커|ملصق|اسٹیکر|استیکر|סטיקר|מדבקה|स्टिकर|স্টিকার|સ્ટીકર|สติกเกอร์/u,
  ],
  [
    'image',
    /imag|imatge|imej|immagin|bild|billede|foto|photo|afbeelding|gambar|görüntü|resim|obráz|obraz|slika|kép|hình ảnh|изображен|зображен|εικόνα|画像|写真|图片|图像|圖片|圖像|照片|사진|이미지|صور|تصویر|תמונה|फ़ोटो|फोटो|तस्वीर|छवि|इमेज|ইমেজ|છબી|รูปภาพ/u,
  ],
  [
    'video',
    /video|vídeo|vidéo|videó|wideo|видео|відео|βίντεο|ビデオ|動画|视频|影片|視訊|동영상|비디오|فيديو|ویڈیو|ویدیو|וידאו|סרטון|वीडियो|विडियो|व्हिडीओ|ভিডিও|વિડિયો|วิดีโอ/u,
  ],
  [
    'audio',
    /audio|áudio|àudio|ses dahil|ses dosya|zvuk|ljud|lyd|hang|ääni|âm thanh|аудио|аудіо|ήχος|音声|音频|音訊|語音|语音|오디오|음성|صوت|آڈیو|صدا|שמע|קולית|קול|ऑडियो|ऑडिओ|অডিও|ઓડિયો|เสียง/u,
  ],
  [
    'document',
    /document|dokument|dokumen|belge|tài liệu|документ|έγγραφο|ドキュメント|文書|文档|文件|檔案|문서|مستند|دستاویز|سند|מסמך|डॉक्यूमेंट|डॉक्युमेंट|दस्तावेज़|ডকুমেন্ট|ડોક્યુમેન્ટ|เอกสาร/u,
  ],
  [
    'other',
    /conta[ck]t|contatto|contacto|kontak|vizitk|kişi|liên lạc|контакт|επαφής|連絡先|联系人|聯絡|연락처|جهة|איש קשר|कॉन्टैक्ट|संपर्क|รายชื่อ|local/u,
  ],
]

const LEFT_OUT =
  /omit|omis|omess|omès|omesa|absent|manquant|retiré|esclus|inclus|weggelas|ausgelas|ausgeschl|weggelaten|utesl|utelsl|utelat|ikke inkl|sløyfet|udeladt|sisälly|jätet|dahil edilmedi|hariç|vynech|pominięt|izostav|kihagy|sikertelen|tidak disertakan|tidak dimasukkan|revelad|ocult|bỏ|отсутств|пропущ|не добавл|відсутн|не додан|παραλε|παραλή|παράλη|含まれて|省略|略去|忽略|생략|제외|استبعاد|محذوف|تم حذف|إدراج|نظر ?انداز|نکال|حذف شد|הושמט|לא נכלל|हटाई|हटाय|छोड़|वगळ|বাদ দে|પડતી|પડતું|સામેલ|શામેલ|ไม่มี|ละเว้น|ถูกลบ/u

const DELETED = new RegExp(
  `^(?:${[
    'this message was deleted',
    'you deleted this message',
    'diese nachricht wurde gelöscht',
    'du hast diese nachricht gelöscht',
    'se eliminó este mensaje',
    'este mensaje fue eliminado',
    'eliminaste este mensaje',
    '(?:esta|essa) mensagem foi apagada',
    'mensagem apagada',
    '(?:você )?apagou esta mensagem',
    'ce message a été supprimé',
    'vous avez supprimé ce message',
    'questo messaggio è stato eliminato',
    'hai eliminato questo messaggio',
    'dit bericht is verwijderd',
    '(?:je hebt|u hebt) dit bericht verwijderd',
    'bu mesaj silindi',
    'bu mesajı sildiniz',
    '(?:данное )?сообщение удалено',
    'вы удалили (?:данное|это) сообщение',
    'це повідомлення було видалено',
    'ви видалили це повідомлення',
    'ta wiadomość została usunięta',
    'usunąłeś',
    'tato zpráva byla (?:smazána|odstraněna)',
    'tuto zprávu jste (?:smazal|odstranil)',
    'tin nhắn này đã bị (?:xóa|xoá)',
    'bạn đã (?:xóa|xoá) tin nhắn này',
    'pesan ini (?:telah )?dihapus',
    'anda (?:telah )?menghapus pesan ini',
    'このメッセージは削除されました',
    'このメッセージを削除しました',
    '(?:此訊息已|您已)刪除',
    '(?:此消息已|信息已|你已|您已|你|您)删除',
    '这条消息已被?删除',
    '이 메시지는 삭제되었습니다',
    '이 메시지를 삭제했습니다',
    '삭제[된한] 메시지입니다',
    '메시지가 삭제되었습니다',
    'تم حذف هذه الرسالة',
    'لقد حذ\\u064e?فت هذه الرسالة',
    'حذفت\\u064e? هذه الرسالة',
    'أنت حذفت هذه الرسالة',
    'הודעה זו נמחקה',
    'מחקת (?:את ההודעה הזו|הודעה זו)',
    'यह (?:मैसेज|संदेश) (?:डिलीट|मिटाया)',
    'आपने यह (?:मैसेज|संदेश) (?:डिलीट|मिटाया)',
    'ข้อความนี้(?:ได้)?ถูกลบ',
    'คุณ(?:ได้)?ลบข้อความนี้',
  ].join('|')})`,
  'u',
)

const EDITED =
  /edit|bearbeitet|modifi|düzenlen|измен|編集|编辑|編輯|수정|تعديل|נערכ|संपादित|एडिट|disunting|bewerkt|upraven/u

const ATTACHED =
  /attach|adjunt|anexad|angehängt|joint|allegat|bijgevoegd|ekli|lampir|přilož|pripoj|privit|dołącz|załącz|csatol|bifogad|vedh|vedlagt|liite|ataș|đính kèm|прикреп|прикачен|добавлен|додано|συνημμ|添付|附件|첨부|مرفق|پیوست|پیوستہ|מצורף|संलग्न|अटैच|সংযুক্ত|แนบ/u

/** @returns the kind of what a note such as "image omitted" stands for; undefined when it is no such note. */
export function leftOutKind(note: string): Kind | undefined {
  const text = plain(note)
  if (!LEFT_OUT.test(text)) return undefined
  return KINDS.find(([, words]) => words.test(text))?.[0]
}

/** @returns whether a body says that the message was deleted. */
export function isDeletedNote(body: string): boolean {
  return DELETED.test(plain(body))
}

/** @returns whether what stands in brackets behind a file's name says that it is attached. */
export function saysAttached(note: string): boolean {
  return ATTACHED.test(plain(note))
}

/** @returns whether what stands in angles behind a text says that it was edited. */
export function saysEdited(note: string): boolean {
  return EDITED.test(plain(note))
}

/** Some letters of Hindi are written in two ways, of which this leaves one. */
function plain(text: string): string {
  return text.normalize('NFC').toLowerCase()
}
