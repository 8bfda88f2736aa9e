import { useRef, useState } from 'preact/hooks'
import { t } from '@/locales/t'
import type { DateOrder } from '@/utils/chat-export/read-export'
import { noteSaved, showError } from '../app/errors'
import { settings } from '../app/settings'
import { offerUndo } from '../app/undo'
import { ownTimeZone } from '../follow-ups'
import { type ChatEntry, type FileFault, ownMessages } from './chat-entry'
import { readAgain, readChats, withMe } from './read-chats'
import { importChat, type ImportedChat, type ImportProgress, type Plan, planOf } from './run-chat-import'

/** Nothing is written before 'writing', which only a person's click leads to. */
export type Stage =
  | { at: 'choose'; faults: readonly FileFault[] }
  | { at: 'reading'; done: number; of: number }
  | { at: 'preview'; entries: readonly ChatEntry[]; faults: readonly FileFault[] }
  | { at: 'writing'; progress: ImportProgress }
  | { at: 'done'; chats: readonly ImportedChat[]; isStopped: boolean }

/** Leads from files over a preview to what was written. */
export function useChatImport() {
  const [stage, setStage] = useState<Stage>({ at: 'choose', faults: [] })
  const [timeZone, setTimeZone] = useState(ownTimeZone)
  const isStopped = useRef(false)
  const { isBusy, track } = useBusy()

  const restart = (): void => setStage({ at: 'choose', faults: [] })
  const choose = async (files: File[]): Promise<void> => {
    const of = files.length
    setStage({ at: 'reading', done: 0, of })
    try {
      const onProgress = (done: number): void => setStage({ at: 'reading', done, of })
      const read = await readChats(files, timeZone, settings.peek()?.myName ?? '', onProgress)
      setStage({ at: read.entries.length === 0 ? 'choose' : 'preview', ...read })
    } catch (error) {
      restart()
      showError(error)
    }
  }
  const change = (entry: ChatEntry): void =>
    setStage((now) =>
      now.at === 'preview'
        ? { ...now, entries: now.entries.map((one) => (one.id === entry.id ? entry : one)) }
        : now,
    )
  const changeLater = (changed: Promise<ChatEntry>): Promise<void> => track(changed.then(change))
  const chooseZone = (zone: string): void => {
    setTimeZone(zone)
    for (const entry of stage.at === 'preview' ? stage.entries : []) {
      void changeLater(readAgain(entry, zone, entry.readings && entry.chat.order))
    }
  }
  const write = async (plans: readonly Plan[]): Promise<void> => {
    isStopped.current = false
    const before = stage
    const chats: ImportedChat[] = []
    try {
      const show = (progress: ImportProgress): void => setStage({ at: 'writing', progress })
      await importAll(plans, chats, show, () => isStopped.current)
      noteSaved()
      setStage({ at: 'done', chats, isStopped: isStopped.current })
    } catch (error) {
      setStage(before)
      showError(error, { retry: () => void write(plans) })
    }
    offerUndoOf(chats)
  }
  return {
    stage,
    timeZone,
    choose: (files: File[]) => void choose(files),
    isReading: isBusy,
    change,
    reorder: (entry: ChatEntry, order: DateOrder) => void changeLater(readAgain(entry, timeZone, order)),
    chooseMe: (entry: ChatEntry, me: string | undefined) => void changeLater(withMe(entry, me)),
    chooseZone,
    write: (entries: readonly ChatEntry[]) => void write(planOf(entries)),
    stop: () => void (isStopped.current = true),
    restart,
  }
}

/** Counts what is being read or matched again: nothing is imported meanwhile. */
function useBusy() {
  const [count, setCount] = useState(0)
  const track = async (work: Promise<void>): Promise<void> => {
    setCount((before) => before + 1)
    try {
      await work
    } catch (error) {
      showError(error)
    }
    setCount((before) => before - 1)
  }
  return { isBusy: count > 0, track }
}

/** Fills `chats` as it goes. */
async function importAll(
  plans: readonly Plan[],
  chats: ImportedChat[],
  onProgress: (progress: ImportProgress) => void,
  isStopped: () => boolean,
): Promise<void> {
  for (const plan of plans) {
    if (isStopped()) return
    onProgress({ name: plan.name, done: 0, of: ownMessages(plan.entry).length })
    const result = { name: plan.name, contactId: plan.contactId, added: 0, known: 0, undoIds: [] }
    chats.push(result)
    await importChat(plan, result, onProgress, isStopped)
  }
}

/** What is written already can be taken back even though the rest failed. */
function offerUndoOf(chats: readonly ImportedChat[]): void {
  const undoIds = chats.flatMap((chat) => chat.undoIds)
  const count = chats.reduce((sum, { added }) => sum + added, 0)
  if (undoIds.length > 0) offerUndo(undoIds, t('chatImport.imported', { count }))
}
