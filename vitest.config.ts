import { fileURLToPath } from 'node:url'
import preact from '@preact/preset-vite'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('.', import.meta.url))
/** By default one is left idle: nobody else works on the machine while the tests run. */
const EVERY_CORE = '100%'
/** These put listeners or stand-ins in place that would stay for whoever comes after them. */
const ALONE = [
  'tests/unit/background/**/*.test.ts',
  'tests/unit/storage/texts/**/*.test.ts',
  'tests/unit/storage/team-engine/**/*.test.ts',
]
// As in the build.
const alias = { '@/': root, dexie: 'dexie/dist/modern/dexie.mjs' }

export default defineConfig({
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: 'utils',
          include: ['tests/unit/utils/**/*.test.ts'],
          environment: 'node',
          testTimeout: 60_000,
          maxWorkers: EVERY_CORE,
          // They hold no state, so that what one file has loaded serves the next.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'unit',
          include: ['tests/unit/**/*.test.ts'],
          exclude: ['tests/unit/utils/**', ...ALONE],
          environment: 'node',
          setupFiles: ['tests/setup/unit.ts'],
          testTimeout: 60_000,
          maxWorkers: EVERY_CORE,
          // Each begins with a database and settings of its own.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'unit-alone',
          include: ALONE,
          environment: 'node',
          setupFiles: ['tests/setup/unit.ts'],
          testTimeout: 60_000,
          maxWorkers: EVERY_CORE,
        },
      },
      {
        resolve: { alias },
        plugins: [preact({ devToolsEnabled: false, prefreshEnabled: false })],
        test: {
          name: 'dom',
          include: ['tests/dom/**/*.test.{ts,tsx}'],
          environment: 'happy-dom',
          setupFiles: ['tests/setup/unit.ts', 'tests/setup/dom.ts'],
          testTimeout: 60_000,
          maxWorkers: EVERY_CORE,
          // A window is dear; tests/setup/dom.ts makes it new for each.
          isolate: false,
        },
      },
      {
        test: {
          name: 'backend',
          include: ['tests/backend/**/*.test.ts'],
          globalSetup: ['tests/backend/support/global-setup.ts'],
          environment: 'node',
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: EVERY_CORE,
          // One PGlite serves all files of a worker.
          isolate: false,
        },
      },
      {
        resolve: { alias },
        test: {
          name: 'e2e',
          include: ['tests/e2e/**/*.test.ts'],
          environment: 'node',
          // The longest one, of 500 switches, takes half of it.
          testTimeout: 240_000,
          hookTimeout: 120_000,
          // Two browsers at once are what two cores carry without one starving the other.
          maxWorkers: 2,
          // Each has a browser of its own; the drivers are loaded once.
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
