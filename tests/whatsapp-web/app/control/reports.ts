import { removeFiber } from '../page/fiber'
import { reportStorage } from '../page/guest-watch'
import { removeModules } from '../page/modules'
import type { Records } from '../page/records'
import { selfReload } from '../page/self-reload'
import { showTheme } from '../view/page-frame'
import type { Controls, Parts } from './parts'

export function reports(
  parts: () => Parts,
): Controls<
  | 'sent'
  | 'errors'
  | 'domReport'
  | 'storageReport'
  | 'forbiddenCalls'
  | 'moduleCalls'
  | 'shortcuts'
  | 'selfReload'
  | 'removeModules'
  | 'removeFiber'
  | 'setTheme'
  | 'advanceClock'
  | 'reset'
> {
  const records = (): Records => parts().context.records
  return {
    sent: () => [...records().sent],
    errors: () => [...records().errors],
    domReport: () => [...records().extensionIds],
    storageReport: reportStorage,
    forbiddenCalls: () => [...records().forbidden],
    moduleCalls: () => ({ ...records().moduleCalls }),
    shortcuts: () => [...records().shortcuts],
    selfReload: (options) => selfReload(parts().context, options),
    removeModules,
    removeFiber: () => {
      const pane = parts().view.pane()
      if (pane !== undefined) removeFiber(pane.element)
      parts().context.options.fiber = false
    },
    setTheme: (theme) => showTheme(theme, parts().context.options.business),
    advanceClock: (ms) => parts().context.clock.advance(ms),
    reset: () => {
      records().forget()
      parts().forgetTab()
    },
  }
}
