// What has to be done in other rooms before a response is shared with another organisation.
import { Injectable } from '@nestjs/common';
import type { Actor, ResponseId } from '@samsvar/domain';

/** Makes a response fit to be seen by others. Called before anybody else is let in, and may be called again after a failure. */
export type BeforeSharing = (responseId: ResponseId, actor: Actor) => Promise<void>;

@Injectable()
export class Sharing {
  private readonly steps: BeforeSharing[] = [];

  /** Adds a step. To be called while the application starts. */
  before(step: BeforeSharing): void {
    this.steps.push(step);
  }

  /** Takes all steps, one after another; throws what the first failing one throws. */
  async prepare(responseId: ResponseId, actor: Actor): Promise<void> {
    for (const step of this.steps) await step(responseId, actor);
  }
}
