// What other rooms do when places have been written or decided, or another version is the one in use: in the same transaction.
import { Injectable } from '@nestjs/common';
import type { Transaction } from '@samsvar/database';
import type { SourceId, SourceVersionId } from '@samsvar/domain';

/** The source, and those of its versions in which places are others than before. */
export interface PlacedVersions {
  readonly sourceId: SourceId;
  readonly versionIds: readonly SourceVersionId[];
}

export type PlacementStep = (tx: Transaction, placed: PlacedVersions) => Promise<void>;

@Injectable()
export class PlacementSteps {
  private readonly steps: PlacementStep[] = [];

  /** Adds a step. It runs in the transaction of a job or, where a person has decided something, in the sight of that person's organisation. */
  addPlacementStep(step: PlacementStep): void {
    this.steps.push(step);
  }

  /** Runs all of them, one after the other; what one of them throws undoes the whole. */
  async run(tx: Transaction, placed: PlacedVersions): Promise<void> {
    for (const step of this.steps) await step(tx, placed);
  }
}
