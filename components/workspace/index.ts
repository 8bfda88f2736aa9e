export { mountWorkspace } from './mount'
