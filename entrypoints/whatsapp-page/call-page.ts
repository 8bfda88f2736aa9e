import { PAGE_FUNCTIONS, type PageFunction } from './page-functions'
import { apply } from './pristine'
import { at } from './unknown'

/**
 * Calls one function of the page's closed list.
 * @returns its result, or undefined when the page has no such function (any more) or it throws.
 */
export function callPage(name: PageFunction, ...input: unknown[]): unknown {
  const [module, holder, method] = PAGE_FUNCTIONS[name]
  try {
    const self = holder === '' ? load(module) : at(load(module), holder)
    const found = at(self, method)
    return typeof found === 'function' ? apply(found, self, input) : undefined
  } catch (error) {
    return lost(error)
  }
}

export function hasPageFunction(name: PageFunction): boolean {
  const [module, holder, method] = PAGE_FUNCTIONS[name]
  try {
    const self = holder === '' ? load(module) : at(load(module), holder)
    return typeof at(self, method) === 'function'
  } catch (error) {
    return lost(error) !== undefined
  }
}

function load(module: string): unknown {
  const { require } = window as { require?: unknown }
  return typeof require === 'function' ? apply(require, window, [module]) : undefined
}

/** A module that is gone is an expected absence here: the next method of the chain takes over. */
function lost(_error: unknown): undefined {
  return undefined
}
