import { cleanup, configure, renderHook } from '@testing-library/preact'
import { useEffect } from 'preact/hooks'
import { afterAll, vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'
import { keepProperties } from './own-properties'

// A screen loads its parts lazily; on a busy machine that may take longer than the library's one second.
configure({ asyncUtilTimeout: 20_000 })

const { runtime, permissions } = fakeBrowser
// What still runs when its test is over asks as well: nothing beyond the manifest was granted.
Object.assign(permissions, { contains: async () => false })
const restorers = [document, navigator, fakeBrowser, runtime, permissions].map(keepProperties)

// One window serves all files of a worker, which saves more than half of the time: each leaves it as it was found.
afterAll(async () => {
  // A part that is still being loaded would stay broken for whoever asks for it next.
  await vi.dynamicImportSettled()
  vi.useRealTimers()
  // Effects that wait for a frame hold up those of whoever comes next when a test has stopped the clock meanwhile.
  renderHook(() => useEffect(() => undefined))
  cleanup()
  for (const restore of restorers) restore()
  document.head.replaceChildren()
  document.body.replaceChildren()
  for (const name of document.documentElement.getAttributeNames())
    document.documentElement.removeAttribute(name)
  localStorage.clear()
  sessionStorage.clear()
  window.location.hash = ''
  // What our modules remember is forgotten.
  vi.resetModules()
})
