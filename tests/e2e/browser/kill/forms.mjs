/** Every form and dialog in which somebody may be typing when the program is killed. */
import { DUTY } from './duty.mjs'
import { LETTERS } from './letters.mjs'
import { NEW_DESK } from './new-desk.mjs'
import { SETTINGS } from './settings.mjs'
import { WORK } from './work.mjs'

/**
 * One row per form: how it is opened, the field and what is typed there, how it is saved. `over` types over what the
 * field has; `more` is a second field; `begin` and `back` type and look where a field has no name; `file` is another
 * desk than the sample; `once` is a form whose save is followed by more, so that taking back the last change shows
 * nothing.
 */
export const FORMS = [...WORK, ...DUTY, ...LETTERS, ...SETTINGS, ...NEW_DESK]
