import { outputDir } from '../../../scripts/lib/build'
import { buildSizes } from '../../../scripts/lib/sizes'
import type { Part } from './part'

/** The production build, compressed, against the budgets of docs/architecture.md. */
export const sizes: Part = {
  name: 'sizes',
  measure: async () =>
    buildSizes(outputDir('chrome')).map(({ name, bytes, limit }) => ({
      name: `size of ${name}, gzip`,
      value: bytes / 1000,
      unit: 'kB',
      limit: limit / 1000,
    })),
}
