import { describePickerForms } from './support/picker-forms'
import { chromiumTypist } from './support/typists'

describePickerForms('Chromium', chromiumTypist)
