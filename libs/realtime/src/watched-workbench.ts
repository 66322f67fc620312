// Counts what a workbench does, and how long it takes.
import type { LiveEvent } from './live-report';
import type { Timing } from './timing';
import type { Tasks, Workbench } from './work-types';

/** Tells `observe` of every task. */
export class WatchedWorkbench implements Workbench {
  constructor(
    private readonly inner: Workbench,
    private readonly timing: Timing,
    private readonly observe: (event: LiveEvent) => void,
  ) {}

  async run<T extends keyof Tasks>(task: T, input: Tasks[T]['takes']): Promise<Tasks[T]['gives']> {
    const from = this.timing.now();
    let isDone = false;
    try {
      const result = await this.inner.run(task, input);
      isDone = true;
      return result;
    } finally {
      this.observe({ type: 'worked', task, ms: this.timing.now() - from, isDone });
    }
  }

  close(): Promise<void> {
    return this.inner.close();
  }
}
