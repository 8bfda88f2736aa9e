import {
  CalendarClock,
  Hourglass,
  LifeBuoy,
  type LucideIcon,
  MessageCircleHeart,
  Palette,
  RefreshCw,
  Rocket,
  Wrench,
} from 'lucide-preact'
import type { PackId } from '@/utils/templates/packs/pack'

/** By the names that the packs themselves give. */
export const PACK_ICONS: Readonly<Record<PackId, LucideIcon>> = {
  'warm-inbound': MessageCircleHeart,
  'limited-time': Hourglass,
  support: LifeBuoy,
  renewal: RefreshCw,
  appointment: CalendarClock,
  agency: Palette,
  services: Wrench,
  'start-up': Rocket,
}
