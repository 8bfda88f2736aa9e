import { Component, type ComponentChildren } from 'preact'

type Props = {
  /** Changes when there is a reason to try again, such as another chat. */
  resetKey?: string
  onError: (error: unknown) => void
  fallback: (retry: () => void) => ComponentChildren
  children: ComponentChildren
}

/** Keeps a fault in one part of the screen from taking the rest with it. */
export class ErrorBoundary extends Component<Props, { isBroken: boolean }> {
  override state = { isBroken: false }

  static override getDerivedStateFromError(): { isBroken: boolean } {
    return { isBroken: true }
  }

  override componentDidCatch(error: unknown): void {
    this.props.onError(error)
  }

  override componentDidUpdate(before: Props): void {
    if (this.state.isBroken && before.resetKey !== this.props.resetKey) this.setState({ isBroken: false })
  }

  override render() {
    if (this.state.isBroken) return this.props.fallback(() => this.setState({ isBroken: false }))
    return this.props.children
  }
}
