// Puts equal questions of one turn of the event loop into one: when many come at once, each look at the database counts.

export class Gather<Key, Answer> {
  private asked = new Set<Key>();
  private answers: Promise<ReadonlyMap<Key, Answer>> | null = null;

  /** `find` answers many at once; what it leaves out is answered with undefined. */
  constructor(private readonly find: (keys: readonly Key[]) => Promise<ReadonlyMap<Key, Answer>>) {}

  /** Asks together with whoever else asks in this turn; never answers with what was found out earlier. Throws what `find` throws. */
  async ask(key: Key): Promise<Answer | undefined> {
    this.asked.add(key);
    this.answers ??= new Promise((resolve, reject) => setImmediate(() => this.turn().then(resolve, reject)));
    return (await this.answers).get(key);
  }

  private async turn(): Promise<ReadonlyMap<Key, Answer>> {
    const keys = [...this.asked];
    // Whoever asks from here on is answered by a later look.
    this.asked = new Set();
    this.answers = null;
    return this.find(keys);
  }
}
