/**
 * What a saved sheet that does not count yet asks, before anything else is typed: its marks do not come to the total
 * on the paper, or a criterion is empty.
 */
export type Asks = 'differs' | 'empty'
