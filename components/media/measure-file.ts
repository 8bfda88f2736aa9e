import type { MediaBrief } from '@/storage/schema/media'

type Measures = Pick<MediaBrief, 'width' | 'height' | 'durationMs'>

/** Some files never say anything, such as a video in a format the browser does not know half of. */
const PATIENCE_MS = 5_000

/** @returns how large a picture or how long a video is, as far as the browser can read it. */
export async function measureFile(file: File): Promise<Measures> {
  const url = URL.createObjectURL(file)
  try {
    if (file.type.startsWith('image/')) return await measureImage(url)
    return file.type.startsWith('video/') ? await measureVideo(url) : {}
  } finally {
    URL.revokeObjectURL(url)
  }
}

function measureImage(url: string): Promise<Measures> {
  return new Promise((resolve) => {
    const image = new Image()
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight })
    image.onerror = () => resolve({})
    setTimeout(() => resolve({}), PATIENCE_MS)
    image.src = url
  })
}

function measureVideo(url: string): Promise<Measures> {
  return new Promise((resolve) => {
    const video = document.createElement('video')
    video.preload = 'metadata'
    video.onloadedmetadata = () => {
      const { videoWidth: width, videoHeight: height, duration } = video
      const isTimed = Number.isFinite(duration)
      resolve({ width, height, ...(isTimed && { durationMs: Math.round(duration * 1_000) }) })
    }
    video.onerror = () => resolve({})
    setTimeout(() => resolve({}), PATIENCE_MS)
    video.src = url
  })
}
