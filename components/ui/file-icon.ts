import { FileText, Image, type LucideIcon, Video } from 'lucide-preact'

/** @returns the icon of a MIME type. */
export function fileIcon(type: string): LucideIcon {
  if (type.startsWith('image/')) return Image
  return type.startsWith('video/') ? Video : FileText
}
