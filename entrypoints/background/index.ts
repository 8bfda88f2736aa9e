import './early'
import { defineBackground } from 'wxt/utils/define-background'
import { database } from '@/storage/database'
import { registerListeners } from './listeners'
import { run } from './run'

// No module: all of it is one file of its own, which starts sooner than one that is put together from shared parts.
export default defineBackground(() => {
  registerListeners()
  // Whatever woke the worker most likely asks for it: it opens while the message is still on its way.
  run('database', database())
})
