export { changeTeamSettings } from './change'
export { readTeamParts } from './read'
