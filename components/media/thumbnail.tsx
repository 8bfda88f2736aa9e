import { useEffect, useState } from 'preact/hooks'
import { fileIcon } from '@/components/ui/file-icon'
import type { MediaBrief } from '@/storage/schema/media'
import { showError } from '../app/errors'
import { readFile } from './read-file'

type ThumbnailProps = {
  file: MediaBrief
  /** The bytes, where they are at hand. */
  bytes?: Blob
}

/** A small picture of a file: itself, the beginning of a video, or the sign of its kind. */
export function Thumbnail({ file, bytes }: ThumbnailProps) {
  const isVideo = file.type.startsWith('video/')
  const isShown = isVideo || file.type.startsWith('image/')
  const url = useObjectUrl(isShown ? file : undefined, bytes)
  const Icon = fileIcon(file.type)
  return (
    <span class="thumbnail" aria-hidden="true">
      {url === undefined && <Icon size={22} strokeWidth={1.5} />}
      {url !== undefined &&
        (isVideo ? <video src={url} muted preload="metadata" /> : <img src={url} alt="" />)}
    </span>
  )
}

/** @returns an address of the file's bytes while it is shown. */
function useObjectUrl(file: MediaBrief | undefined, bytes: Blob | undefined): string | undefined {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    if (file === undefined) return undefined
    let made: string | undefined
    let isGone = false
    const show = async (): Promise<void> => {
      const blob = bytes ?? (await readFile(file))
      if (isGone) return
      made = URL.createObjectURL(blob)
      setUrl(made)
    }
    show().catch((error: unknown) => showError(error))
    return () => {
      isGone = true
      if (made !== undefined) URL.revokeObjectURL(made)
    }
  }, [file?.id])
  return url
}
