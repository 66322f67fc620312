// Who is in the document right now.
import { useCallback, useRef, useSyncExternalStore } from 'react';
import type { Awareness } from 'y-protocols/awareness';
import { PERSON_COLOURS, coloursOf } from './colours';

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
const personOf = (state: unknown): Omit<Present, 'color'> | null => {
  // The server writes `user` itself, so a client cannot pass for somebody else.
  const person = field(state, 'user');
  const [id, name, organisation] = [field(person, 'id'), field(person, 'name'), field(person, 'organisation')];
  if (typeof id !== 'string' || typeof name !== 'string') return null;
  return { id, name, organisation: typeof organisation === 'string' ? organisation : '' };
};

const field = (value: unknown, name: string): unknown =>
  // Awareness states are written by other people's browsers: anything may be in them.
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;

/** The person behind each client's window, oneself included. */
export const peopleOf = (awareness: Awareness): ReadonlyMap<number, Present> => {
  const people = [...awareness.getStates()].flatMap(([client, state]) => {
    const person = personOf(state);
    return person ? [{ client, person }] : [];
  });
  const colours = coloursOf(people.map(({ person }) => person.id));
  return new Map(people.map(({ client, person }) => [client, { ...person, color: colours.get(person.id) ?? PERSON_COLOURS[0] }]));
};

/** Everybody in the document, oneself included, by name. */
export const presenceOf = ({ awareness }: PresenceSource): readonly Present[] => {
  const people = new Map<string, Present>();
  for (const person of peopleOf(awareness).values()) people.set(person.id, person);
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
