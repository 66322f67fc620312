// Finding people in the organisation, by words and by what matters to whoever keeps order.
import type { Member } from './use-members';

/** What can be picked out. */
export const PEOPLE_FILTERS = ['all', 'active', 'suspended', 'no-factor', 'idle'] as const;
export type PeopleFilter = (typeof PEOPLE_FILTERS)[number];

/** Who has not been here for so long may have left. */
const IDLE_MS = 90 * 24 * 60 * 60_000;

interface Sought {
  readonly query: string;
  readonly filter: PeopleFilter;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Those of the filter whose name, address or title hold every word of the query, in any order and case. */
export const findPeople = (members: readonly Member[], { query, filter, now }: Sought): readonly Member[] => {
  const words = plain(query).split(/\s+/).filter(Boolean);
  return members.filter((member) => {
    const text = plain(`${member.name} ${member.email} ${member.title}`);
    return passes(member, filter, now) && words.every((word) => text.includes(word));
  });
};

const passes = (member: Member, filter: PeopleFilter, now: number): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'active':
    case 'suspended':
      return member.state === filter;
    case 'no-factor':
      return !member.hasSecondFactor && member.providers.length === 0;
    case 'idle':
      return now - new Date(member.lastActiveAt ?? member.joinedAt).getTime() > IDLE_MS;
  }
};

const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase('sv');
