import { Package, PackagePlus } from 'lucide-preact'
import { defineFeature } from '../app/define-feature'
import { goTo } from '../app/route'

export const products = defineFeature({
  id: 'products',
  title: 'products.title',
  icon: Package,
  route: { path: 'products', load: async () => (await import('./products-screen')).ProductsScreen },
  commands: [
    {
      id: 'new-product',
      title: 'products.new',
      icon: PackagePlus,
      changes: 'products',
      run: () => goTo('products/new'),
    },
  ],
})
