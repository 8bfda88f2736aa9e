import { describePickerForms } from './support/picker-forms'
import { firefoxTypist } from './support/typists'

describePickerForms('Firefox', firefoxTypist)
