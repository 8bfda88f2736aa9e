import { Lazy } from '../app/lazy'
import { sayMore } from '../app/settings'
import { useCustomer } from '../customer'

const loadMore = async () => {
  const [{ More }, { loadOpenParts }] = await Promise.all([
    import('./more/more'),
    import('./more/open-parts'),
    sayMore(),
  ])
  await loadOpenParts()
  return More
}

/** What else is known of the customer, below all that is needed first. One's own chat is nobody's lead. */
export function MorePanel() {
  const { card } = useCustomer()
  return card.contact.kind === 'self' ? null : <Lazy load={loadMore} />
}
