import type { MessageSighting } from '@/storage/schema/message'
import { withoutMarks } from '../page/read-text'

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

const ACK_OF = new Map(
  Object.entries(LABELS).flatMap(([ack, labels]) =>
    labels.split('|').map((label) => [label, ack as Ack] as const),
  ),
)

/** @returns what the spoken name of the ticks says; 'unknown' in a language we have no words of. */
export function ackOfLabel(label: string): Ack {
  return ACK_OF.get(withoutMarks(label).trim().toLowerCase()) ?? 'unknown'
}

/** @returns what the icon alone says. Today's double tick means delivered or read, which is no answer. */
export function ackOfIcon(icon: string): Ack {
  if (/status-pending|msg-time|status-time/.test(icon)) return 'pending'
  if (/dblcheck-ack/.test(icon)) return 'read'
  if (/dblcheck/.test(icon)) return 'delivered'
  if (/wds-ic-delivered|(msg|status)-check/.test(icon)) return 'sent'
  return /error|failed/.test(icon) ? 'failed' : 'unknown'
}

/** @returns what the page's own number of an acknowledgement says: -1 failed, 0 pending, … 4 played. */
export function ackOfModel(ack: number | undefined): Ack {
  if (ack === undefined) return 'unknown'
  if (ack < 0) return 'failed'
  return (['pending', 'sent', 'delivered', 'read', 'read'] as const)[ack] ?? 'unknown'
}
