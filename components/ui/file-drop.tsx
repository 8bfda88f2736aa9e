import './file-drop.css'
import { FileUp } from 'lucide-preact'
import { useId, useState } from 'preact/hooks'

type FileDropProps = {
  label: string
  hint: string
  /** Endings and types, as the attribute of that name. */
  accept: string
  isBusy: boolean
  onFiles: (files: File[]) => void
}

/** A field that opens the browser's own chooser. It lies over the whole area, so what is dropped there falls into it. */
export function FileDrop({ label, hint, accept, isBusy, onFiles }: FileDropProps) {
  const [isOver, setOver] = useState(false)
  const id = useId()
  return (
    <div class="file-drop" data-over={isOver}>
      <FileUp size={28} strokeWidth={1.5} aria-hidden="true" />
      <span class="file-drop-label" aria-hidden="true">
        {label}
      </span>
      <span class="quiet" id={id}>
        {hint}
      </span>
      <input
        type="file"
        class="file-drop-input"
        multiple
        accept={accept}
        disabled={isBusy}
        aria-label={label}
        aria-describedby={id}
        onDragEnter={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={() => setOver(false)}
        onChange={({ currentTarget }) => {
          const files = [...(currentTarget.files ?? [])]
          // The same file chosen again is a change again.
          currentTarget.value = ''
          if (files.length > 0) onFiles(files)
        }}
      />
    </div>
  )
}
