// Who wrote which characters, as it is kept: for each block of text its runs in order.

/**
 * So many characters, counted as `TextPoint` counts; by whom (a person's id, `null` for nobody known), acting as which
 * organisation; and when, as milliseconds since 1970.
 */
export interface AuthorRun {
  readonly length: number;
  readonly personId: string | null;
  readonly organisationId: string | null;
  readonly at: number;
}

/** By the id of the block of text. */
export type Authorship = Readonly<Record<string, readonly AuthorRun[]>>;
