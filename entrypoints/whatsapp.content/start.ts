import { answerTab } from './answer-tab'
import { Answering } from './answering/answering'
import { followPage, Look } from './follow-page'
import { HealthWatch } from './health/health-watch'
import { LossNotice } from './health/loss-notice'
import { Greeting } from './hello'
import { createHost, removeFormerHosts } from './layer/host'
import { NoticeBar } from './layer/notice-bar'
import { OverBox } from './layer/over-box'
import { showOutdated } from './layer/outdated'
import { RowMarks } from './mark-rows/row-marks'
import { MediaAttacher } from './media/attach-media'
import type { Outside } from './outside'
import { learnAckLabels } from './read-messages/ack-labels'
import { wirePicker } from './picker/wire-picker'
import { createSenses } from './senses'
import { wireSidebar } from './sidebar-frame/wire-sidebar'
import { speaker } from './strings'
import { Suggester } from './suggest/suggester'

const TELL_MS = 6_000

/** Brings the parts together. Nothing here looks at the page before the page has drawn something. */
export function startAdapter(outside: Outside): void {
  const { ask, clock, faults, signal } = outside
  removeFormerHosts()
  const senses = createSenses(outside)
  const greeting = new Greeting(ask, clock, faults)
  const say = () => speaker(greeting.hello.value.strings)
  const settings = () => greeting.hello.value.settings
  const styles = () => greeting.hello.value.styles
  const layer = createHost('layer', styles, () => clock.now())
  const bar = new NoticeBar(layer.root)
  const losses = new LossNotice(bar, say)
  const over = new OverBox(layer.root)
  const look = new Look(settings)
  const health = new HealthWatch({ ...outside, ...senses, onLost: (lost) => losses.update(lost) })
  senses.list.lookedAt.follow(() => health.touch())
  const media = new MediaAttacher({ ...outside, ...senses, bar, say })
  const facts = () => look.facts
  const control = wireSidebar(outside, senses, { say, styles, settings, health, media, facts })
  const tell = (text: string) => void clock.after(TELL_MS, bar.show(text))
  const picker = wirePicker(outside, senses, {
    layer,
    say,
    settings,
    language: () => greeting.hello.value.language,
    tell,
    attach: (chat, files) => media.attach(chat, files),
    suggested: () => suggester.current,
  })
  const drawn = { ...outside, ...senses, hello: greeting.hello, over, bar, say }
  const suggester = new Suggester({
    ...drawn,
    isBusy: () => picker.isOpen,
    onOpen: () => void picker.toggle(),
  })
  const answers = new Answering(drawn)
  const marks = new RowMarks({ ...outside, ...senses, styles, isOn: () => settings().marks })
  const { dress } = followPage(outside, senses, { look, layer, health, control, marks })
  answerTab(outside, senses, {
    ...control,
    greet: () => greeting.greet(),
    markRepliesStale: () => picker.markStale(),
    markMarksStale: () => marks.markStale(),
    askWhoAnswers: () => answers.look(),
  })
  greeting.hello.follow(({ acks, keepsTexts }) => {
    learnAckLabels(acks)
    senses.messages.readAgain(keepsTexts)
    control.sidebar.forgetChoice()
    look.update()
    dress()
  })
  signal.addEventListener('abort', () => {
    layer.remove()
    marks.view.layer.remove()
    showOutdated(say(), styles(), () => clock.now())
  })
  greeting.greet()
}
