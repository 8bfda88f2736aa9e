import preact from '@preact/preset-vite'
import { defineConfig } from 'wxt'
import { firstViewInOne } from './scripts/lib/first-view'
import { iconsByFile } from './scripts/lib/icons-by-file'
import { LATER_SCRIPTS } from './scripts/lib/background-parts'
import { slim, slimBackground, slimLater } from './scripts/lib/slim'
import { withoutDownloads } from './scripts/lib/without-downloads'
import { manifestFor } from './scripts/manifest'

// Auto-imports are off: every file says what it uses, so that the layer rules can be checked.
export default defineConfig({
  imports: false,
  // Another folder lets a second build run while the first is in use.
  outDir: process.env['CHATSIDE_OUT'] ?? '.output',
  modules: ['@wxt-dev/webextension-polyfill'],
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'edge', 'firefox'],
  manifest: ({ browser }) => manifestFor(browser),
  hooks: {
    'vite:build:extendConfig': (entries, config) => {
      if (entries[0]?.type === 'content-script') slim(config)
      if (entries[0]?.type === 'background') slimBackground(config)
      const later = LATER_SCRIPTS.find((name) => name === entries[0]?.name)
      if (later !== undefined) slimLater(config, later)
      if (entries.some(({ name }) => name === 'sidebar')) firstViewInOne(config)
    },
  },
  vite: () => ({
    // What its package names first is written for browsers of ten years ago, and larger.
    resolve: { alias: { dexie: 'dexie/dist/modern/dexie.mjs' } },
    plugins: [withoutDownloads, iconsByFile(), preact({ devToolsEnabled: false, prefreshEnabled: false })],
    // Without the polyfill the whole product holds no network call at all; every browser we support preloads by itself.
    build: { target: 'es2022', sourcemap: false, modulePreload: { polyfill: false } },
  }),
})
