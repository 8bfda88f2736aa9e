import { FileDown, FileUp, PackageOpen } from 'lucide-preact'
import type { Product } from '@/storage/schema/product'
import { defineFeature } from '../app/define-feature'

export { exportReplies } from './chosen-replies'

export const replyImport = defineFeature({
  id: 'reply-import',
  changes: 'replies',
  title: 'exchange.import',
  icon: FileUp,
  route: {
    path: 'reply-import',
    load: async () => (await import('./import-screen')).ImportScreen,
    isHidden: true,
  },
})

export const replyExport = defineFeature({
  id: 'reply-export',
  title: 'exchange.export',
  icon: FileDown,
  route: {
    path: 'reply-export',
    load: async () => (await import('./export-screen')).ExportScreen,
    isHidden: true,
  },
})

export const productImport = defineFeature({
  id: 'product-import',
  changes: 'products',
  title: 'exchange.importProducts',
  icon: PackageOpen,
  route: {
    path: 'product-import',
    load: async () => (await import('./products/product-import-screen')).ProductImportScreen,
    isHidden: true,
  },
})

/** Saves products as a table. */
export async function exportProducts(products: readonly Product[]): Promise<void> {
  const exporter = await import('./products/export-products')
  exporter.exportProducts(products)
}
