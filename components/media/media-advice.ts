import { t } from '@/locales/t'
import type { MediaBrief } from '@/storage/schema/media'
import { formatNumber } from '@/utils/format'
import { fileSize } from '@/components/ui/file-size'

// Rules of thumb: what arrives at once on a phone with a weak connection.
const ADVISED_IMAGE_BYTES = 500_000
const ADVISED_LONG_SIDE = 1280
const ADVISED_SHORT_SIDE = 720
const ADVISED_VIDEO_MS = 30_000

/** @returns what of a file is more than is advised, as a sentence; undefined when it is fine. */
export function mediaAdvice({
  type,
  size,
  width = 0,
  height = 0,
  durationMs = 0,
}: MediaBrief): string | undefined {
  if (type.startsWith('image/') && (size > ADVISED_IMAGE_BYTES || isLargePicture(width, height))) {
    return t('replies.media.imageAdvice', {
      size: fileSize(ADVISED_IMAGE_BYTES),
      width: String(ADVISED_LONG_SIDE),
      height: String(ADVISED_SHORT_SIDE),
    })
  }
  if (type.startsWith('video/') && durationMs > ADVISED_VIDEO_MS) {
    return t('replies.media.videoAdvice', { seconds: formatNumber(ADVISED_VIDEO_MS / 1_000) })
  }
  return undefined
}

/** @returns what there is to know of a file: "340 kB · 1,280 × 720 · 12 s". */
export function mediaFacts({ size, width, height, durationMs }: MediaBrief): string {
  const parts = [fileSize(size)]
  if (width !== undefined && height !== undefined) {
    parts.push(`${formatNumber(width)} × ${formatNumber(height)}`)
  }
  if (durationMs !== undefined) {
    parts.push(t('replies.media.seconds', { seconds: formatNumber(Math.round(durationMs / 1_000)) }))
  }
  return parts.join(' · ')
}

function isLargePicture(width: number, height: number): boolean {
  return Math.max(width, height) > ADVISED_LONG_SIDE || Math.min(width, height) > ADVISED_SHORT_SIDE
}
