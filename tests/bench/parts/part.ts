import type { BenchContext } from '../context'
import type { Figure } from '../figures/figure'

/** One thing to measure, chosen with `--only <name>`. */
export type Part = { name: string; measure: (bench: BenchContext) => Promise<Figure[]> }
