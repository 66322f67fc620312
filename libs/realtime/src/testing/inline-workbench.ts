// The worker's tasks without the worker.
import { WorkFailed, type Tasks, type Workbench } from '../work-types';
import { perform } from '../work';

export class InlineWorkbench implements Workbench {
  /** `delay` resolves when the task may go on. */
  constructor(private readonly delay: () => Promise<void> = () => Promise.resolve()) {}

  async run<T extends keyof Tasks>(task: T, input: Tasks[T]['takes']): Promise<Tasks[T]['gives']> {
    await this.delay();
    // Task and input were paired by the caller; an indexed record cannot show it.
    const work = perform[task] as (input: Tasks[T]['takes'], ready: () => void) => Tasks[T]['gives'];
    try {
      return work(input, () => undefined);
    } catch (error) {
      throw new WorkFailed(error instanceof Error ? error.message : String(error));
    }
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
