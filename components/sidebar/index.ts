export { mountSidebar } from './mount'
