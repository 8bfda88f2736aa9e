export type DropTarget = {
  onDragOver: (event: DragEvent) => void
  onDrop: (event: DragEvent) => void
  onPaste: (event: ClipboardEvent) => void
}

/** @returns what an element needs so that files can be dropped and pasted into it. Text stays with the field it is for. */
export function dropTargetFor(take: (files: File[]) => void): DropTarget {
  const takeFrom = (event: Event, data: DataTransfer | null): void => {
    const files = [...(data?.files ?? [])]
    if (files.length === 0) return
    event.preventDefault()
    take(files)
  }
  return {
    onDragOver: (event) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault()
    },
    onDrop: (event) => takeFrom(event, event.dataTransfer),
    onPaste: (event) => takeFrom(event, event.clipboardData),
  }
}
