import './early'
import { defineBackground } from 'wxt/utils/define-background'
import { registerListeners } from './listeners'

// No module: all of it is one file of its own, which starts sooner than one that is put together from shared parts.
export default defineBackground(registerListeners)
