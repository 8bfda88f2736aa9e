export type BenchOptions = { isJson: boolean; isQuick: boolean; only: string[] }

/**
 * Reads `--json`, `--quick` and `--only <part>` (which may be given several times, or name several with commas).
 * @returns the options; throws a sentence for anything else.
 */
export function parseOptions(args: readonly string[], partNames: readonly string[]): BenchOptions {
  const options: BenchOptions = { isJson: false, isQuick: false, only: [] }
  const rest = [...args]
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--json') options.isJson = true
    else if (arg === '--quick') options.isQuick = true
    else if (arg === '--only') options.only.push(...partsIn(rest.shift(), partNames))
    else throw new Error(`The bench knows no ${arg}. It takes --json, --quick and --only <part>.`)
  }
  return options
}

function partsIn(text: string | undefined, partNames: readonly string[]): string[] {
  const names = text?.split(',') ?? ['']
  const unknown = names.find((name) => !partNames.includes(name))
  if (unknown === undefined) return names
  throw new Error(`The bench has no part "${unknown}". Its parts are ${partNames.join(', ')}.`)
}
