/** State and a component's life for code that runs inside one, without its markup. */
import { mount, unmount } from 'svelte'
import Alive from './Alive.svelte'

export function hold<S extends object>(first: S) {
  const state = $state(first)
  return {
    state,
    /** Runs `work` as the body of a component; answers with its end. */
    live(work: () => void): () => void {
      const component = mount(Alive, { target: document.body, props: { work } })
      return () => void unmount(component)
    },
  }
}
