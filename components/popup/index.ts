export { mountPopup } from './mount'
