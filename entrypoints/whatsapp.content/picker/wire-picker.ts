import type { Outside } from '../outside'
import { Picker } from './picker'
import type { PickerParts } from './picker-parts'
import { ReplyStore } from './reply-store'
import type { Senses } from '../senses'

type Needs = Pick<PickerParts, 'layer' | 'say' | 'settings' | 'language' | 'tell' | 'attach' | 'suggested'>

/** Lets the picker follow what is typed. */
export function wirePicker(outside: Outside, senses: Senses, needs: Needs): Picker {
  const { keys, faults, signal } = outside
  const store = new ReplyStore(outside.ask)
  const picker = new Picker({ ...outside, ...senses, ...needs, store })
  // What an input method shows before it is accepted is nobody's trigger yet.
  let isComposing = false
  const onEdit = ({ type }: Event) => {
    if (type === 'compositionstart') isComposing = true
    else if (type === 'compositionend' || type === 'focusin') isComposing = false
    if (isComposing) return
    faults.guard('picker', () => picker.onEdit())
    faults.guard('sent', () => senses.sent.onEdit())
  }
  for (const type of ['selectionchange', 'input', 'focusin', 'compositionstart', 'compositionend']) {
    document.addEventListener(type, onEdit, { capture: true, signal })
  }
  const onPress = (event: Event) => {
    if (event.target !== needs.layer.host) faults.guard('picker', () => picker.onPressOutside())
  }
  window.addEventListener('pointerdown', onPress, { capture: true, signal })
  keys.addKeys((event) => picker.onKey(event) || senses.composer.stops.onKey(event))
  keys.addHost(needs.layer.host, (event) => picker.onHostEvent(event))
  return picker
}
