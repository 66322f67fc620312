// One cited place in a new version: old and new side by side, the places that may be meant, and what to say of it.
import type { PlacementBody } from '@samsvar/protocol';
import { Banner, Button, IconChevronLeft, IconChevronRight, TextLink } from '@samsvar/ui';
import { useEffect, useRef } from 'react';
import { announce } from '../base/announce';
import { longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import { CandidateList } from './CandidateList';
import styles from './placement.module.css';
import { PlacementActions } from './PlacementActions';
import { PlacementTags } from './PlacementTags';
import { PlaceSides } from './PlaceSides';
import { QUEUE_LIST } from './use-placement-keys';
import type { Overtaken } from './use-placement-queue';

interface PlacementViewProps {
  readonly placement: PlacementBody;
  /** The later version's number, and what a version is called. */
  readonly no: number;
  readonly nameOf: (no: number) => string;
  /** Which of the possible places is shown; null for the proposal. */
  readonly candidate: number | null;
  readonly onCandidate: (no: number) => void;
  /** Where it is in the queue, from 1; null when the filter does not show it. */
  readonly position: { readonly no: number; readonly of: number } | null;
  readonly overtaken: Overtaken | null;
  /** Whether it took the place of the list, where the focus was. */
  readonly isAlone: boolean;
  readonly onStep: (by: 1 | -1) => void;
  readonly actions: Omit<Parameters<typeof PlacementActions>[0], 'accepts' | 'hasCandidates' | 'isDecided'>;
}

/** The heading takes the focus when another one is shown, so that reading begins at its top. */
export const PlacementView = (props: PlacementViewProps) => {
  const words = useSourceWords().versions.queue;
  const { placement, no, candidate, position } = props;
  const { passage, decision } = placement;
  const heading = useFocusOnChange(passage.id, props.isAlone);
  const hasCandidates = placement.candidates.length > 0 && decision === null;
  const place = (candidate === null ? null : placement.candidates[candidate]) ?? placement.place;
  return (
    <article className={styles['view']}>
      <header className={styles['viewHead']}>
        <h2 ref={heading} tabIndex={-1} className={styles['viewTitle']}>{words.placeOf(passage.pageLabel, passage.sectionLabel)}</h2>
        <div className={styles['walk']}>
          {position ? <span className={styles['quiet']}>{words.position(position.no, position.of)}</span> : null}
          <Button size="small" variant="quiet" icon={<IconChevronLeft />} aria-keyshortcuts="k" onPress={() => props.onStep(-1)}>{words.previous}</Button>
          <Button size="small" variant="quiet" icon={<IconChevronRight />} aria-keyshortcuts="j" onPress={() => props.onStep(1)}>{words.next}</Button>
        </div>
      </header>
      <PlacementTags placement={placement} />
      {placement.hasSubstanceChanged ? <p className={styles['quiet']}>{words.substanceHelp}</p> : null}
      {placement.hasContextChanged ? <p className={styles['quiet']}>{words.contextChanged}</p> : null}
      {props.overtaken?.passage === passage.id ? <WhoWasFirst placement={placement} by={props.overtaken.by} /> : null}
      <PlaceSides
        passage={passage}
        no={no}
        before={props.nameOf(passage.versionNo)}
        after={props.nameOf(no)}
        place={place}
        isContextCompared={placement.hasContextChanged && candidate === null}
        absent={hasCandidates ? <p>{words.noSurePlace}</p> : <><p>{words.noPlace}</p><p className={styles['quiet']}>{words.noPlaceHelp}</p></>}
      />
      {hasCandidates ? <CandidateList placement={placement} shown={candidate} onShow={props.onCandidate} /> : null}
      {props.overtaken?.passage === passage.id ? null : <Decided placement={placement} />}
      <PlacementActions
        {...props.actions}
        hasCandidates={hasCandidates}
        isDecided={decision !== null}
        accepts={place === null ? null : candidate === null ? 'proposal' : 'candidate'}
      />
      <CitedIn responses={placement.responses} />
    </article>
  );
};

/** What another said stands, and the choice of the one who reads was not saved. Read out. */
const WhoWasFirst = ({ placement, by }: Pick<PlacementViewProps, 'placement'> & Pick<Overtaken, 'by'>) => {
  const words = useSourceWords().versions.queue;
  const { decision } = placement;
  const said = words.conflict(by ?? decision?.by ?? null, decision && words.decided[decision.is]);
  useEffect(() => announce(said), [said]);
  return (
    <Banner tone="warning" title={said}>
      <Decided placement={placement} />
      {decision ? <p>{words.conflictHelp}</p> : null}
    </Banner>
  );
};

const Decided = ({ placement: { decision, isWaiting } }: Pick<PlacementViewProps, 'placement'>) => {
  const words = useSourceWords().versions.queue;
  const language = useLanguage();
  if (decision) return <p className={styles['decided']}>{words.decidedBy(words.decided[decision.is], decision.by, longDateTime(decision.at, language))}</p>;
  return isWaiting ? null : <p className={styles['decided']}>{words.bySelf}</p>;
};

const CitedIn = ({ responses }: Pick<PlacementBody, 'responses'>) => {
  const words = useSourceWords().versions.queue;
  return (
    <section aria-label={words.citedIn}>
      <h3 className={styles['sideTitle']}>{words.citedIn}</h3>
      {responses.length === 0 ? <p className={styles['quiet']}>{words.citedNowhere}</p> : (
        <ul className={styles['responses']}>
          {responses.map(({ id, title }) => <li key={id}><TextLink href={path.response(id)}>{title}</TextLink></li>)}
        </ul>
      )}
    </section>
  );
};

/** Beside the list not at the first drawing: then the page's own heading has the focus. Nor while the arrows go through the list. */
const useFocusOnChange = (of: string, isAlone: boolean) => {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(isAlone ? null : of);
  useEffect(() => {
    if (shown.current === of) return;
    shown.current = of;
    if (document.activeElement?.closest(`[${QUEUE_LIST}]`)) return;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'nearest' });
  }, [of]);
  return heading;
};
