import { defineBackground } from 'wxt/utils/define-background'
import { registerListeners } from './listeners'

export default defineBackground({ type: 'module', main: registerListeners })
