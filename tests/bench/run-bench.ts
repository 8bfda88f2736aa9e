import { cpus, loadavg } from 'node:os'
import { startPracticeServer } from '../whatsapp-web/server'
import { BenchContext } from './context'
import type { Figure } from './figures/figure'
import { jsonLine, tableLine } from './figures/report'
import type { BenchOptions } from './options'
import type { Part } from './parts/part'

/**
 * Measures the given parts and prints their figures as they come; what happens meanwhile goes to the error output.
 * @returns the names of parts that could not be measured.
 */
export async function runBench(
  parts: readonly Part[],
  { isJson, isQuick }: Omit<BenchOptions, 'only'>,
): Promise<string[]> {
  const server = await startPracticeServer()
  const bench = new BenchContext(server, { isQuick, say: (text) => console.error(text) })
  const line = isJson ? jsonLine : tableLine
  const failed: string[] = []
  console.log(line(loadFigure()))
  try {
    for (const part of parts) {
      const startedAt = performance.now()
      try {
        for (const figure of await part.measure(bench)) console.log(line(figure))
        const seconds = (performance.now() - startedAt) / 1000
        bench.say(`${part.name}: measured in ${seconds.toFixed(0)} s`)
      } catch (error) {
        failed.push(part.name)
        console.error(`${part.name} could not be measured:`, error)
      }
    }
  } finally {
    await bench.close()
    await server.close()
  }
  return failed
}

/** A machine that is busy with other things measures itself; above 0.3 or so, do not believe what took elapsed time. */
function loadFigure(): Figure {
  const perCore = (loadavg()[0] ?? 0) / cpus().length
  return { name: 'load of the machine before, per core', value: perCore, unit: '', limit: null }
}
