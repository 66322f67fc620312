// What dialogs need of a browser and jsdom lacks; load it before anything that opens one.

// Only `escape` is used, on names that need no escaping.
globalThis.CSS ??= { escape: (text: string) => text } as typeof CSS;
