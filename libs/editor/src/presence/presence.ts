// Who is in the document right now.
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { colourOf } from './colours';

/** A person in the document, once however many windows are open. */
export interface Present {
  readonly id: string;
  readonly name: string;
  readonly organisation: string;
  /** Background for white words. */
  readonly color: string;
}

/** The part of a connection that presence needs. */
export interface PresenceSource {
  readonly awareness: Awareness;
}

/** The person behind one client's awareness state, or null when it names nobody. */
export const personOf = (state: unknown): Present | null => {
  // The server writes `user` itself, so a client cannot pass for somebody else.
  const person = field(state, 'user');
  const [id, name, organisation] = [field(person, 'id'), field(person, 'name'), field(person, 'organisation')];
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  return { id, name, organisation: typeof organisation === 'string' ? organisation : '', color: colourOf(id) };
};

const field = (value: unknown, name: string): unknown =>
  // Awareness states are written by other people's browsers: anything may be in them.
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** Everybody in the document, oneself included, by name. */
export const presenceOf = ({ awareness }: PresenceSource): readonly Present[] => {
  const people = new Map<string, Present>();
  for (const state of awareness.getStates().values()) {
    const person = personOf(state);
    if (person) people.set(person.id, person);
  }
  return [...people.values()].sort((a, b) => a.name.localeCompare(b.name, 'sv'));
};

/** Everybody in the document, for a presence bar; renders again only when somebody comes or goes. */
export const usePresence = (connection: PresenceSource): readonly Present[] => {
  const kept = useRef<{ key: string; people: readonly Present[] }>({ key: '', people: [] });
  const subscribe = useCallback(
    (listener: () => void) => {
      connection.awareness.on('change', listener);
      return () => connection.awareness.off('change', listener);
    },
    [connection],
  );
  return useSyncExternalStore(subscribe, () => {
    const people = presenceOf(connection);
    const key = JSON.stringify(people);
    // The same list object as long as it says the same: carets move all the time.
    if (key !== kept.current.key) kept.current = { key, people };
    return kept.current.people;
  });
};
