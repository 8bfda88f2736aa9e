import {
  AlarmClock,
  Handshake,
  type LucideIcon,
  MessageSquareText,
  Package,
  Receipt,
  Sparkles,
  StickyNote,
  Tag,
  Tags,
  User,
} from 'lucide-preact'
import type { TrashTable } from '@/storage/protocol/data'

export const KIND_ICONS: Record<TrashTable, LucideIcon> = {
  contacts: User,
  notes: StickyNote,
  tags: Tag,
  replies: MessageSquareText,
  followUps: AlarmClock,
  products: Package,
  suggestionRules: Sparkles,
  deals: Handshake,
  orders: Receipt,
  tagRules: Tags,
}
