import type { UiCommands } from '@/storage/protocol/ui'
import { addProducts } from '@/storage/repositories/add-products'
import { productChoices } from '@/storage/repositories/product-choices'
import { listProducts, removeProduct, saveProduct } from '@/storage/repositories/products'
import { receiverOfTarget } from '@/storage/repositories/reply-receiver'
import type { HandlersOf } from '../handler'
import { currentLanguage } from '../language'

type Name = Extract<keyof UiCommands, `products.${string}`>

export const productHandlers: HandlersOf<UiCommands, Name> = {
  'products.list': () => listProducts(),
  'products.choices': async ({ search, target }) => {
    const { contact } = target === undefined ? {} : await receiverOfTarget(target)
    return productChoices(search, contact?.language ?? (await currentLanguage()))
  },
  'products.save': (draft) => saveProduct(draft),
  'products.remove': ({ id }) => removeProduct(id),
  'products.addMany': ({ drafts, onConflict }) => addProducts(drafts, onConflict),
}
