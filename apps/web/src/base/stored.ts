// One small choice kept in the browser and shared by every open window.

/** Remembers one of a few values under a key; falls back silently where storage is forbidden. */
export class Stored<Value extends string> {
  #value: Value;
  readonly #listeners = new Set<() => void>();

  constructor(
    private readonly key: string,
    private readonly allowed: readonly Value[],
    private readonly fallback: Value,
  ) {
    this.#value = this.#check(read(key));
    if (typeof window !== 'undefined') {
      window.addEventListener('storage', (event) => {
        if (event.key === key) this.#tell(this.#check(event.newValue));
      });
    }
  }

  readonly value = (): Value => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly set = (value: Value): void => {
    try {
      localStorage.setItem(this.key, value);
    } catch {
      // A browser that keeps nothing still gets the choice for this visit.
    }
    this.#tell(value);
  };

  #check(text: string | null): Value {
    return this.allowed.find((value) => value === text) ?? this.fallback;
  }

  #tell(value: Value): void {
    this.#value = value;
    for (const listener of this.#listeners) listener();
  }
}

const read = (key: string): string | null => {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
};
