/** A long work with progress and a way to stop it. It knows nothing of what is made. */
import { cancel, newJob, type CallOptions, type Progress } from '../api/call'
import { words } from '../text/id'
import { messages } from './messages.svelte'

export class Job {
  readonly id = newJob()
  readonly title: string
  done = $state(0)
  total = $state(0)
  text = $state('')
  stopping = $state(false)

  constructor(title: string) {
    this.title = title
    this.text = title
  }
  /** What a call needs to belong to this job. */
  get options(): CallOptions {
    return { job: this.id, onProgress: (progress: Progress) => this.#hear(progress) }
  }
  stop(): void {
    if (this.stopping) return
    this.stopping = true
    void cancel(this.id).catch(() => undefined)
  }
  #hear(progress: Progress): void {
    this.done = progress.done
    this.total = progress.total
    this.text = progress.text
  }
}

class Jobs {
  current = $state.raw<Job | undefined>(undefined)

  /** Runs `work` as the one long job of the window. Undefined when another one is still running. */
  async run<T>(title: string, work: (job: Job) => Promise<T>): Promise<T | undefined> {
    if (this.current) return undefined
    const job = new Job(title)
    this.current = job
    try {
      return await work(job)
    } finally {
      this.current = undefined
      // Why another one had to wait holds no longer.
      if (messages.note === words.job.busy) messages.say('')
    }
  }
}

export const jobs = new Jobs()
