// Hits in their groups: read, opened and cited by mouse or keys.
import type { SearchGroup, SearchHit } from '@samsvar/protocol';
import { Button, IconCopy, IconDocument, IconEdit, IconQuote, Tag, TextLink } from '@samsvar/ui';
import { useId, type KeyboardEvent, type MouseEvent } from 'react';
import { useAllWords } from '../base/all-words';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import { HitText } from './HitText';
import { moveFocus } from './move-focus';
import styles from './search.module.css';

/** One hit and what it is in. */
export interface ChosenHit {
  readonly group: SearchGroup;
  readonly hit: SearchHit;
}

interface HitListProps {
  readonly groups: readonly SearchGroup[];
  /** What is done with the one key. */
  readonly citing: 'cite' | 'copy';
  /** Why citing is not possible at all; null when it is. */
  readonly whyNotCite: string | null;
  readonly onCite: (chosen: ChosenHit) => void;
  /** Opens here instead of following the link. */
  readonly onOpen?: (chosen: ChosenHit) => void;
  /** Hears that a hit is opened, before it is. */
  readonly onOpening?: (chosen: ChosenHit) => void;
  /** Asks for all hits of one source; left out where there is nothing more to show. */
  readonly onAll?: (group: SearchGroup) => void;
}

/** Arrows move from hit to hit, Enter opens, C cites. */
export const HitList = ({ groups, ...rest }: HitListProps) => (
  <ol className={styles['groups']}>
    {groups.map((group) => (
      <li key={group.source?.versionId ?? group.responseId}>
        <Group group={group} {...rest} />
      </li>
    ))}
  </ol>
);

const Group = ({ group, ...rest }: Omit<HitListProps, 'groups'> & { readonly group: SearchGroup }) => {
  const words = useSourceWords().search;
  const kinds = useAllWords().source.kinds;
  const title = useId();
  const { source, place, count, hits } = group;
  return (
    <section aria-labelledby={title} className={styles['group']}>
      <header className={styles['groupHead']}>
        <h2 id={title} className={styles['groupTitle']}>
          <TextLink href={source ? path.source(source.id, { version: source.isCurrent ? undefined : source.no }) : addressOf({ group, hit: null })} variant="plain">
            {group.title}
          </TextLink>
        </h2>
        <span className={styles['groupFacts']}>
          <Tag icon={place === 'drafts' ? <IconEdit /> : <IconDocument />}>{source ? kinds[source.kind] : words.places[place]}</Tag>
          {source && !source.isCurrent ? <Tag tone="warning">{words.oldVersion(source.no)}</Tag> : null}
          {source?.isWithdrawn ? <Tag tone="warning">{words.withdrawn}</Tag> : null}
          <span>{words.inGroup(count)}</span>
        </span>
      </header>
      <ul className={styles['hits']}>
        {hits.map((hit) => (
          <li key={hit.ord ?? hit.blockId}>
            <Hit chosen={{ group, hit }} {...rest} />
          </li>
        ))}
      </ul>
      {rest.onAll && source && count > hits.length ? (
        <Button size="small" variant="quiet" onPress={() => rest.onAll?.(group)}>
          {words.allInSource(count)}
        </Button>
      ) : null}
    </section>
  );
};

const Hit = ({ chosen, citing, whyNotCite, onCite, onOpen, onOpening }: Omit<HitListProps, 'groups' | 'onAll'> & { readonly chosen: ChosenHit }) => {
  const words = useSourceWords().search;
  const { hit } = chosen;
  const { cite } = hit;
  const where = [hit.pageLabel === null ? null : words.page(hit.pageLabel), hit.sectionTitle].filter((word) => word !== null).join(' · ');
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key.toLowerCase() === 'c' && cite && whyNotCite === null) onCite(chosen);
    else if (!moveFocus(event)) return;
    event.preventDefault();
  };
  const onClick = (event: MouseEvent): void => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    onOpening?.(chosen);
    if (!onOpen) return;
    event.preventDefault();
    onOpen(chosen);
  };
  return (
    <div className={styles['hit']}>
      <a href={addressOf(chosen)} data-hit={keyOfHit(chosen)} className={styles['hitLink']} aria-keyshortcuts={cite ? 'C' : undefined} onKeyDown={onKeyDown} onClick={onClick}>
        {where ? <span className={styles['where']}>{where}</span> : null}
        <span className={styles['words']}>
          <HitText hit={hit} />
        </span>
      </a>
      {cite ? (
        <Button
          size="small"
          variant="quiet"
          icon={citing === 'cite' ? <IconQuote /> : <IconCopy />}
          aria-label={citing === 'cite' ? words.citeNamed(cite.exact) : words.copyNamed(cite.exact)}
          {...(whyNotCite === null ? {} : { whyNot: whyNotCite })}
          onPress={() => onCite(chosen)}
        >
          {citing === 'cite' ? words.cite : words.copy}
        </Button>
      ) : null}
    </div>
  );
};

/** What tells a hit from all others of an answer. */
export const keyOfHit = ({ group: { source, responseId }, hit: { ord, blockId } }: ChosenHit): string => `${source?.versionId ?? responseId} ${ord ?? blockId}`;

/** Where a hit is read; of a response its beginning when no block is named. */
const addressOf = ({ group: { source, responseId }, hit }: { readonly group: SearchGroup; readonly hit: SearchHit | null }): string => {
  if (source) return path.source(source.id, { version: source.isCurrent ? undefined : source.no, block: hit?.ord ?? undefined });
  return responseId ? path.response(responseId, { section: hit?.blockId ?? null }) : path.search();
};
