import 'fake-indexeddb/auto'
import { vi } from 'vitest'
import { fakeBrowser } from 'wxt/testing/fake-browser'

// The real API is only there inside a browser; the fake one keeps storage, messages and alarms in memory.
vi.mock('@/utils/browser', () => ({ browser: fakeBrowser }))

// The fake database makes an error for each row that lacks an indexed field, and long stacks are dear.
Error.stackTraceLimit = 10
