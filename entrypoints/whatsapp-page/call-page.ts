import { MODEL_FUNCTION, PAGE_FUNCTIONS, type PageFunction } from './page-functions'
import { apply } from './pristine'
import { at, lastOf } from './unknown'

/**
 * Calls one function of the page's closed list.
 * @returns its result, or undefined when the page has no such function (any more) or it throws.
 */
export function callPage(name: PageFunction, ...input: unknown[]): unknown {
  try {
    const [self, found] = lookUp(name)
    return typeof found === 'function' ? apply(found, self, input) : undefined
  } catch (error) {
    return lost(error)
  }
}

export function hasPageFunction(name: PageFunction): boolean {
  try {
    return typeof lookUp(name)[1] === 'function'
  } catch (error) {
    return lost(error) !== undefined
  }
}

/** @returns what a collection of the page holds. */
export function modelsIn(collection: unknown): unknown[] {
  const read = at(collection, MODEL_FUNCTION)
  const models = typeof read === 'function' ? apply(read, collection, []) : at(collection, '_models')
  return lastOf(models)
}

function lookUp(name: PageFunction): [self: unknown, found: unknown] {
  const [module, holder, method] = PAGE_FUNCTIONS[name]
  const { require } = window as { require?: unknown }
  const loaded = typeof require === 'function' ? apply(require, window, [module]) : undefined
  const self = holder === '' ? loaded : at(loaded, holder)
  return [self, at(self, method)]
}

/** A module that is gone is an expected absence here: the next method of the chain takes over. */
function lost(_error: unknown): undefined {
  return undefined
}
