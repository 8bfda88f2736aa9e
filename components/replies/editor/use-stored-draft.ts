import { useEffect, useState } from 'preact/hooks'
import type { EditedReply } from './edited-reply'

type Draft = {
  draft: EditedReply
  change: (change: (reply: EditedReply) => EditedReply) => void
  saved: EditedReply
  markSaved: (reply: EditedReply) => void
  isDirty: boolean
  /** The stored reply was changed elsewhere while something is unsaved here. */
  isOvertaken: boolean
  takeStored: () => void
}

/**
 * Keeps what is being written apart from what is stored. A change elsewhere, or an undo, shows at once while nothing is
 * unsaved; otherwise what is being written stays, and saving decides.
 */
export function useStoredDraft(stored: EditedReply): Draft {
  const [saved, setSaved] = useState(stored)
  const [draft, setDraft] = useState(stored)
  const isDirty = !isSame(draft, saved)
  const isOvertaken = isDirty && !isSame(stored, saved)
  const takeStored = (): void => {
    setSaved(stored)
    setDraft(stored)
  }
  useEffect(() => {
    if (isSame(stored, saved)) return
    setSaved((before) => (isDirty ? before : stored))
    setDraft((now) => (isSame(now, saved) ? stored : now))
  }, [canonical(stored)])
  return { draft, change: setDraft, saved, markSaved: setSaved, isDirty, isOvertaken, takeStored }
}

function isSame(a: EditedReply, b: EditedReply): boolean {
  return canonical(a) === canonical(b)
}

/** The order of labels and of further languages means nothing. */
function canonical({ labels, texts: [first, ...others], ...fields }: EditedReply): string {
  const sorted = others.toSorted((a, b) => (a.language < b.language ? -1 : 1))
  return JSON.stringify([fields, labels.toSorted(), first, sorted])
}
