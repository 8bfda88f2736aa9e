import { minify } from 'terser'
import type { Plugin, UserConfig } from 'vite'
import { backgroundCore, backgroundLater, type LaterScript } from './background-parts'
import { lazySchemas } from './lazy-schemas'
import { ownNames } from './own-names'
import { plainPrivates } from './plain-privates'

/**
 * Makes the build of a content script small: each byte of it is loaded with WhatsApp's page, before anything of ours is
 * asked for. What only a reader of the source needs stays in the source.
 */
export function slim(config: UserConfig): void {
  withoutPolyfill(config)
  config.plugins = [withoutReasons, withoutContext, ...(config.plugins ?? []), twiceMinified]
}

/** Makes the background small and quick to start: all of it is read each time the worker wakes. */
export function slimBackground(config: UserConfig): void {
  withoutPolyfill(config)
  config.plugins = [backgroundCore(), lazySchemas, ...(config.plugins ?? []), twiceMinified]
}

/** The same for what the background loads on demand. */
export function slimLater(config: UserConfig, script: LaterScript): void {
  withoutPolyfill(config)
  config.plugins = [backgroundLater(script), lazySchemas, ...(config.plugins ?? []), twiceMinified]
}

/**
 * Without its alias `wxt/browser` is the browser's own object, not the polyfill: with this manifest version each of them
 * answers with promises, and listeners for messages answer in the way that all of them know.
 */
function withoutPolyfill(config: UserConfig): void {
  Reflect.deleteProperty(config.resolve?.alias ?? {}, 'wxt/browser')
}

/** Each selector tells people why it is there. */
const withoutReasons: Plugin = {
  name: 'without-reasons',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('/page/selectors.ts') ? code.replaceAll(/why: '[^']*',\s*(?=since:)/g, '') : undefined,
}

/**
 * WXT starts each content script with a context of timers and listeners that end when the extension is gone. Ours asks
 * for none and ends by itself (outdated.ts); the context would only tell the page's document that it has started.
 * Started plainly, what its definition tells the build alone is left out too.
 */
const withoutContext: Plugin = {
  name: 'without-context',
  transform(code, id) {
    if (!/virtual:wxt-content-script-\w+-world-entrypoint/.test(id)) return undefined
    const [definition] = /^import definition from .+$/m.exec(code) ?? []
    if (definition === undefined) throw new Error(`No definition in ${id}`)
    return `${definition}\ndefinition.main()\nexport default undefined`
  },
}

/** The second minifier finds what the bundler's own leaves: together they beat either by a thirtieth. */
const twiceMinified: Plugin = {
  name: 'twice-minified',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    for (const chunk of Object.values(bundle)) {
      if (chunk.type !== 'chunk') continue
      const isOurs = chunk.fileName === 'content-scripts/whatsapp.js'
      const compress = {
        passes: 3,
        hoist_funs: true,
        lhs_constants: false,
        sequences: false,
        unsafe_arrows: true,
        // Nothing in it reads a property for what the reading does.
        pure_getters: isOurs,
      }
      const format = { ascii_only: true }
      const { code = chunk.code } = await minify(isOurs ? plainPrivates(chunk.code) : chunk.code, {
        ecma: 2020,
        compress,
        ...(isOurs && { mangle: { properties: { regex: new RegExp(`^(${ownNames().join('|')})$`) } } }),
        format,
      })
      // Once its names are short, a second look finds a few bytes more.
      const again = isOurs ? await minify(code, { ecma: 2020, compress, format }) : { code }
      chunk.code = again.code ?? code
    }
  },
}
