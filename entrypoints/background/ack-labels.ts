import type { MessageSighting } from '@/storage/schema/message'

type Ack = MessageSighting['ack']

// What the ticks are called, by the page's languages. One icon stands for "delivered" and for "read": only this tells.
const LABELS: Record<Exclude<Ack, 'unknown'>, string> = {
  pending:
    'pending|pendente|pendiente|ausstehend|in attesa|in sospeso|ממתינה|בהמתנה|قيد الانتظار|معلقة|送信待ち|保留中|待发送|等待中',
  sent: 'sent|enviada|enviado|gesendet|inviato|נשלחה|נשלח|أُرسلت|تم الإرسال|送信済み|已发送',
  delivered:
    'delivered|entregue|entregado|zugestellt|consegnato|נמסרה|נמסר|تم التسليم|تم التوصيل|配信済み|已送达',
  read:
    'read|lida|leído|gelesen|letto|נקראה|נקרא|مقروءة|تمت القراءة|既読|已读' +
    '|played|reproduzida|reproducido|abgespielt|riprodotto|הושמעה|הופעלה|تم التشغيل|再生済み|已播放',
  failed:
    'failed|error|falhou|erro|fallido|fehlgeschlagen|fehler|non riuscito|errore|נכשלה|שגיאה|فشلت|خطأ|失敗|失败|发送失败',
}

/** What each label says. The content script gets them with its strings, which leaves it smaller. */
export const ACKS_BY_LABEL: Readonly<Record<string, Ack>> = Object.fromEntries(
  Object.entries(LABELS).flatMap(([ack, labels]) => labels.split('|').map((label) => [label, ack as Ack])),
)
