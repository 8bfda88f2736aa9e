import type { PracticeApi } from '../../api'
import { chatControls } from './chats'
import { editorControls } from './editors'
import { listControls } from './lists'
import type { Parts } from './parts'
import { readingControls } from './reading'
import { reports } from './reports'

/** `window.practice`: there from the first script on, usable once `ready` has resolved. */
export function createControl(setUp: (ready: (parts: Parts) => void) => void): PracticeApi {
  let started: Parts | undefined
  const parts = (): Parts => {
    if (started === undefined) throw new Error('The practice page has not started yet: await practice.ready')
    return started
  }
  const ready = new Promise<void>((resolve) => {
    setUp((loaded) => {
      started = loaded
      void loaded.context.scheduler.settled().then(resolve)
    })
  })
  return {
    ready,
    ...readingControls(parts),
    ...chatControls(parts),
    ...listControls(parts),
    ...editorControls(parts),
    ...reports(parts),
  }
}
