import type { Feature } from './define-feature'

let features: readonly Feature[] = []
let panels: readonly Feature[] = []

/** Tells the page which features there are, and which have a panel. A page does so once, before it draws anything. */
export function registerFeatures(all: readonly Feature[], withPanel: readonly Feature[]): void {
  features = all
  panels = withPanel
}

/** @returns the features of this page. They never import their own list, which imports them. */
export function allFeatures(): readonly Feature[] {
  return features
}

/** @returns the features with a panel, from top to bottom. */
export function allPanels(): readonly Feature[] {
  return panels
}
