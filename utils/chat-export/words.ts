import type { ExportedMessage } from './types'

type Kind = ExportedMessage['kind']

// Beginnings of words in the languages of the phones whose exports we know; folded to lower case. What is not in here is still
// recognised as something other than text, by the marks the app puts around it.
const KINDS: readonly (readonly [Kind, RegExp])[] = [
  [
    'sticker',
    /sti[ck]ker|stiker|figurinha|çıkartma|стикер|наклейк|スタンプ|ステッカー|贴图|貼圖|스티커|ملصق|סטיקר|מדבקה|स्टिकर|สติกเกอร์|nálepk|naklejk/u,
  ],
  [
    'image',
    /imag|immagin|bild|foto|photo|afbeelding|gambar|görüntü|resim|изображен|зображен|画像|写真|图片|图像|圖片|사진|이미지|صور|תמונה|फ़ोटो|फोटो|तस्वीर|छवि|obráz|obraz|hình ảnh|รูปภาพ/u,
  ],
  [
    'video',
    /video|vídeo|vidéo|gif|видео|відео|ビデオ|動画|视频|影片|視訊|동영상|비디오|فيديو|וידאו|סרטון|वीडियो|विडियो|วิดีโอ/u,
  ],
  [
    'audio',
    /audio|áudio|\bses\b|ses dosya|аудио|аудіо|音声|音频|音訊|語音|语音|오디오|음성|صوت|שמע|קולית|ऑडियो|zvuk|âm thanh|เสียง/u,
  ],
  [
    'document',
    /document|dokument|dokumen|belge|документ|ドキュメント|文書|文档|文件|檔案|문서|مستند|מסמך|डॉक्यूमेंट|दस्तावेज़|tài liệu|เอกสาร/u,
  ],
  [
    'other',
    /conta[ck]t|contatto|contacto|kontak|контакт|連絡先|联系人|聯絡|연락처|جهة|בטקר|איש קשר|कॉन्टैक्ट|vizitk|kişi|liên lạc|รายชื่อ|local/u,
  ],
]

const LEFT_OUT =
  /omit|omis|omess|absent|manquant|weggelas|ausgelas|ausgeschl|weggelaten|dahil edilmedi|hariç|отсутств|пропущ|не добавл|відсутн|не додан|含まれて|省略|略去|忽略|생략|제외|استبعاد|محذوف|إدراج|הושמט|לא נכלל|हटाई|हटाय|छोड़|vynech|pominięt|tidak disertakan|revelad|ocult|inclus|bỏ|ไม่มี|ละเว้น|ถูกลบ/u

const DELETED =
  /^(?:this message was deleted|you deleted this message|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|se eliminó este mensaje|este mensaje fue eliminado|eliminaste este mensaje|esta mensagem foi apagada|mensagem apagada|você apagou esta mensagem|essa mensagem foi apagada|ce message a été supprimé|vous avez supprimé ce message|questo messaggio è stato eliminato|hai eliminato questo messaggio|dit bericht is verwijderd|je hebt dit bericht verwijderd|bu mesaj silindi|bu mesajı sildiniz|сообщение удалено|данное сообщение удалено|вы удалили данное сообщение|このメッセージは削除されました|此訊息已刪除|此消息已删除|你删除了这条消息|삭제된 메시지입니다|메시지가 삭제되었습니다|تم حذف هذه الرسالة|حذفتَ هذه الرسالة|הודעה זו נמחקה|מחקת הודעה זו|यह मैसेज डिलीट|आपने यह मैसेज डिलीट|pesan ini telah dihapus|anda telah menghapus pesan ini|anda menghapus pesan ini)/u

const EDITED =
  /edit|bearbeitet|modifi|düzenlen|измен|編集|编辑|編輯|수정|تعديل|נערכ|संपादित|एडिट|disunting|bewerkt|upraven/u

const ATTACHED =
  /attach|adjunt|anexad|angehängt|joint|allegat|bijgevoegd|ekli|прикреп|добавлен|添付|附件|첨부|مرفق|מצורף|संलग्न|अटैच|lampir|přilož|dołącz|đính kèm/u

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
