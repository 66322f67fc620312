// A reason not to start, with the way to mend it.

/** Stops the start: what is wrong and how to mend it, in one sentence in each language. */
export class ConfigFault extends Error {
  constructor(
    readonly sv: string,
    readonly en: string,
  ) {
    super(`${sv}\n${en}`);
    this.name = 'ConfigFault';
  }
}
