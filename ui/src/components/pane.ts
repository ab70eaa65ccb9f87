/** Set by a pane for its parts: they stand below the heading that the pane has. */
export const paneKey = Symbol('pane')
