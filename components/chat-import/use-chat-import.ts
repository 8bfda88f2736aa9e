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
  /** Chats that are being read again, or matched. */
  const [reading, setReading] = useState(0)

  const restart = (): void => setStage({ at: 'choose', faults: [] })
  const choose = async (files: File[]): Promise<void> => {
    const of = files.length
    setStage({ at: 'reading', done: 0, of })
    try {
      const myName = settings.peek()?.myName ?? ''
      const { entries, faults } = await readChats(files, timeZone, myName, (done) =>
        setStage({ at: 'reading', done, of }),
      )
      setStage(entries.length === 0 ? { at: 'choose', faults } : { at: 'preview', entries, faults })
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
  const changeLater = async (changed: Promise<ChatEntry>): Promise<void> => {
    setReading((count) => count + 1)
    try {
      change(await changed)
    } catch (error) {
      showError(error)
    }
    setReading((count) => count - 1)
  }
  const chooseZone = (zone: string): void => {
    setTimeZone(zone)
    if (stage.at !== 'preview') return
    for (const entry of stage.entries) {
      const order = entry.readings === undefined ? undefined : entry.chat.order
      void changeLater(readAgain(entry, zone, order))
    }
  }
  const write = async (plans: readonly Plan[]): Promise<void> => {
    isStopped.current = false
    const before = stage
    const chats: ImportedChat[] = []
    try {
      for (const plan of plans) {
        if (isStopped.current) break
        setStage({
          at: 'writing',
          progress: { name: plan.name, done: 0, of: ownMessages(plan.entry).length },
        })
        const result = { name: plan.name, contactId: plan.contactId, added: 0, known: 0, undoIds: [] }
        chats.push(result)
        await importChat(
          plan,
          result,
          (progress) => setStage({ at: 'writing', progress }),
          () => isStopped.current,
        )
      }
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
    isReading: reading > 0,
    change,
    reorder: (entry: ChatEntry, order: DateOrder) => void changeLater(readAgain(entry, timeZone, order)),
    chooseMe: (entry: ChatEntry, me: string | undefined) => void changeLater(withMe(entry, me)),
    chooseZone,
    write: (entries: readonly ChatEntry[]) => void write(planOf(entries)),
    stop: () => void (isStopped.current = true),
    restart,
  }
}

/** What is written already can be taken back even though the rest failed. */
function offerUndoOf(chats: readonly ImportedChat[]): void {
  const undoIds = chats.flatMap((chat) => chat.undoIds)
  const count = chats.reduce((sum, { added }) => sum + added, 0)
  if (undoIds.length > 0) offerUndo(undoIds, t('chatImport.imported', { count }))
}
