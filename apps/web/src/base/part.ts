// A part of the app that is fetched when it is first wanted, and can be asked for again when it did not come.

/** Unlike React's own `lazy`, one failure is not for ever. */
export class Part<Of> {
  #here: Of | null = null;
  #coming: Promise<Of> | null = null;

  constructor(private readonly load: () => Promise<Of>) {}

  /** The part, once it has come. */
  readonly here = (): Of | null => this.#here;

  /** Fetches the part, once; after a failure the next call tries again. */
  readonly fetch = (): Promise<Of> =>
    (this.#coming ??= this.load().then(
      (part) => (this.#here = part),
      (fault: unknown) => {
        this.#coming = null;
        throw fault;
      },
    ));

  /** Has the part at hand for later; nobody is told when it does not come. */
  readonly prepare = (): void => void this.fetch().catch(() => undefined);
}
