import { describeInsertions } from './support/insertions'
import { firefoxTypist } from './support/typists'

describeInsertions('Firefox', firefoxTypist)
