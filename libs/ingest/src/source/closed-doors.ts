// Closes what a reader of files never needs: the network, other processes, the console on stdout.
import { Socket } from 'node:net';

const closed = (): never => {
  throw new Error('A reader of files has no network.');
};

/** Call first in the child. Libraries that try the network fail at once; what they print goes to stderr. */
export const closeDoors = (): void => {
  Socket.prototype.connect = closed;
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'XMLHttpRequest'])
    Object.defineProperty(globalThis, name, { value: undefined, configurable: false, writable: false });
  for (const name of ['log', 'info', 'debug'] as const) console[name] = console.error;
};

/**
 * Freezes the root of all objects, so that a file cannot plant properties there. Call after a library is
 * loaded: some set their own up in ways that a frozen root forbids.
 */
export const freezeRoots = (): void => {
  Object.freeze(Object.prototype);
  Object.freeze(Array.prototype);
};
