// What is shown of the review: two views, the state, and narrower choices that fold away.
import type { OrganisationId, PersonId } from '@samsvar/domain';
import { Button, Checkbox, IconFilter, SegmentedControl, Select } from '@samsvar/ui';
import { useId, useMemo, useState } from 'react';
import { useAllWords, type AllWords } from '../base/all-words';
import { NO_FILTER, narrowingOf, type ReviewFilter, type ReviewItem } from './review-item';
import styles from './suggestion.module.css';
import type { Review } from './use-review';

/** Sections by id, in the order of the text. */
export type Sections = ReadonlyMap<string, { readonly number: string | null; readonly title: string }>;

interface ReviewFiltersProps {
  readonly review: Review;
  readonly sections: Sections;
}

/** The counts stand beside it; what narrows is said even while it is folded. */
export const ReviewFilters = ({ review, sections }: ReviewFiltersProps) => {
  const words = useAllWords().suggestion;
  const { filter, setFilter, shown, items } = review;
  // Those among what is shown, as the number before it.
  const unread = shown.filter(({ thread }) => thread.isUnread).length;
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const narrowing = narrowingOf(filter);
  const change = (to: Partial<ReviewFilter>): void => setFilter({ ...filter, ...to });
  return (
    <div className={styles['filters']}>
      <div className={styles['bar']}>
        <SegmentedControl<ReviewFilter['view']>
          label={words.views}
          value={filter.view}
          onChange={(view) => change({ view })}
          choices={[
            { id: 'all', label: words.viewAll },
            { id: 'mine', label: words.viewMine },
          ]}
        />
        <Button size="small" variant="quiet" icon={<IconFilter />} aria-expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {narrowing > 0 ? words.filterCount(narrowing) : words.filter}
        </Button>
        <span className={styles['count']}>
          {words.count(shown.length, items.length)}
          {unread > 0 ? ` · ${words.unreadCount(unread)}` : ''}
        </span>
      </div>
      {isOpen ? (
        <div id={id} role="group" aria-label={words.filter} className={styles['choices']}>
          <Narrowing {...{ filter, change, items, sections, words }} />
          {narrowing > 0 || filter.state !== 'open' ? (
            <Button size="small" variant="quiet" onPress={() => setFilter({ ...NO_FILTER, view: filter.view })}>
              {words.clearFilter}
            </Button>
          ) : null}
        </div>
      ) : null}
    </div>
  );
};

interface NarrowingProps {
  readonly filter: ReviewFilter;
  readonly change: (to: Partial<ReviewFilter>) => void;
  readonly items: readonly ReviewItem[];
  readonly sections: Sections;
  readonly words: AllWords['suggestion'];
}

const ANY = '*';

const Narrowing = ({ filter, change, items, sections, words }: NarrowingProps) => {
  const { organisations, people, inSections } = useMemo(() => namesOf(items, sections), [items, sections]);
  const small = { size: 'small' } as const;
  return (
    <>
      <Select<ReviewFilter['state']>
        {...small}
        label={words.state}
        value={filter.state}
        onChange={(state) => change({ state })}
        choices={[
          { id: 'open', label: words.stateOpen },
          { id: 'settled', label: words.stateSettled },
          { id: 'all', label: words.stateAll },
        ]}
      />
      <Select<ReviewFilter['kind']>
        {...small}
        label={words.kinds}
        value={filter.kind}
        onChange={(kind) => change({ kind })}
        choices={[
          { id: 'all', label: words.kindsAll },
          { id: 'comment', label: words.kindsComments },
          { id: 'suggestion', label: words.kindsSuggestions },
        ]}
      />
      <Select
        {...small}
        label={words.section}
        value={filter.section ?? ANY}
        onChange={(section) => change({ section: section === ANY ? null : section })}
        choices={[{ id: ANY, label: words.allSections }, { id: '', label: words.noSection }, ...inSections]}
      />
      <Select
        {...small}
        label={words.organisation}
        value={filter.organisation ?? ANY}
        // Ids in the list are those of organisations.
        onChange={(id) => change({ organisation: id === ANY ? null : (id as OrganisationId) })}
        choices={[{ id: ANY, label: words.allOrganisations }, ...organisations]}
      />
      <Select
        {...small}
        label={words.person}
        value={filter.person ?? ANY}
        // Ids in the list are those of people.
        onChange={(id) => change({ person: id === ANY ? null : (id as PersonId) })}
        choices={[{ id: ANY, label: words.allPersons }, ...people]}
      />
      <div className={styles['ticks']}>
        <Checkbox isSelected={filter.onlyMine} onChange={(onlyMine) => change({ onlyMine })}>
          {words.onlyMine}
        </Checkbox>
        <Checkbox isSelected={filter.onlyUnread} onChange={(onlyUnread) => change({ onlyUnread })}>
          {words.onlyUnread}
        </Checkbox>
        <Checkbox isSelected={filter.onlyBlocking} onChange={(onlyBlocking) => change({ onlyBlocking })}>
          {words.onlyBlocking}
        </Checkbox>
      </div>
    </>
  );
};

interface Named {
  readonly id: string;
  readonly label: string;
}

/** Those that have something in the review, by name; sections in the order of the text. */
const namesOf = (items: readonly ReviewItem[], sections: Sections) => {
  const organisations = new Map<string, string>();
  const people = new Map<string, string>();
  const used = new Set<string>();
  for (const { by, sectionId } of items) {
    organisations.set(by.organisation.id, by.organisation.name);
    people.set(by.id, `${by.name} (${by.organisation.name})`);
    if (sectionId !== null) used.add(sectionId);
  }
  const byName = (names: ReadonlyMap<string, string>): Named[] => [...names].map(([id, label]) => ({ id, label })).sort((a, b) => a.label.localeCompare(b.label, 'sv'));
  const inSections = [...sections].filter(([id]) => used.has(id)).map(([id, { number, title }]): Named => ({ id, label: [number, title].filter(Boolean).join(' ') }));
  return { organisations: byName(organisations), people: byName(people), inSections };
};
