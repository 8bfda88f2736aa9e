import 'fake-indexeddb/auto'
Error.stackTraceLimit = 10
import { vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

// The real API is only there inside a browser; the fake one keeps storage, messages and alarms in memory.
vi.mock('@/utils/browser', () => ({ browser: fakeBrowser }))
