import type { Hello } from '@/storage/protocol/page'
import type { Host } from '../layer/host'
import type { Outside } from '../outside'
import { Picker } from './picker'
import { ReplyStore } from './reply-store'
import type { Senses } from '../senses'
import type { Say } from '../strings'

type Needs = { layer: Host; say: () => Say; settings: () => Hello['settings']; tell: (text: string) => void }

/** Lets the picker follow what is typed. @returns how to say that the list of replies has changed. */
export function wirePicker(outside: Outside, senses: Senses, needs: Needs): { markStale: () => void } {
  const { keys, faults, signal } = outside
  const store = new ReplyStore(outside.ask)
  const picker = new Picker({ ...outside, ...senses, ...needs, store })
  // What an input method shows before it is accepted is nobody's trigger yet.
  let isComposing = false
  const onEdit = ({ type }: Event) => {
    if (type === 'compositionstart') isComposing = true
    else if (type === 'compositionend' || type === 'focusin') isComposing = false
    if (!isComposing) faults.guard('picker', () => picker.onEdit())
  }
  for (const type of ['selectionchange', 'input', 'focusin', 'compositionstart', 'compositionend']) {
    document.addEventListener(type, onEdit, { capture: true, signal })
  }
  const onPress = (event: Event) => {
    if (event.target !== needs.layer.host) faults.guard('picker', () => picker.onPressOutside())
  }
  window.addEventListener('pointerdown', onPress, { capture: true, signal })
  keys.addKeys((event) => picker.onKey(event))
  keys.addHost(needs.layer.host, (event) => picker.onHostEvent(event))
  return { markStale: () => store.markStale() }
}
