/**
 * Remembers what stands on an object itself.
 * @returns a function that makes it stand so again, whatever a test has put in its place.
 */
export function keepProperties(object: object): () => void {
  const before = Object.getOwnPropertyDescriptors(object)
  return () => {
    for (const name of Reflect.ownKeys(object)) if (!(name in before)) Reflect.deleteProperty(object, name)
    for (const [name, { value }] of Object.entries(before)) {
      if (value !== undefined && Reflect.get(object, name) !== value) Reflect.set(object, name, value)
    }
  }
}
