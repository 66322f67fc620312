// A cited place as it was and as it is, side by side; one over the other where the screen is narrow.
import type { PassageRange, SourceId } from '@samsvar/domain';
import type { PassageBody } from '@samsvar/protocol';
import { TextLink } from '@samsvar/ui';
import { useMemo, type ReactNode } from 'react';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import styles from './placement.module.css';
import { PlaceText } from './PlaceText';
import { usePlaceContext, type PlaceContext } from './use-place-context';
import { wordDifference } from './word-difference';

/** A place in a version, with its words. */
export interface ShownPlace {
  readonly range: PassageRange;
  readonly text: string;
  readonly pageLabel: string | null;
  readonly sectionLabel: string | null;
}

interface PlaceSidesProps {
  readonly passage: PassageBody;
  /** What each version is called. */
  readonly before: string;
  readonly after: string;
  /** The number of the later version. */
  readonly no: number;
  /** Where it stands in the later version; null where it does not. */
  readonly place: ShownPlace | null;
  /** Whether to mark what differs around the words as well. */
  readonly isContextCompared: boolean;
  /** Stands instead of the place when there is none. */
  readonly absent: ReactNode;
}

/** Each side names its version, page and heading, and leads to it in the source. */
export const PlaceSides = ({ passage, place, no, ...props }: PlaceSidesProps) => {
  const words = useSourceWords().versions.queue;
  const was = usePlaceContext({ sourceId: passage.sourceId, no: passage.versionNo, range: passage });
  const is = usePlaceContext({ sourceId: passage.sourceId, no, range: place?.range ?? null });
  const cited = useMemo(() => wordDifference(passage.exact, place?.text ?? passage.exact), [passage.exact, place?.text]);
  const context = useMemo(() => contextDifference(was, is, props.isContextCompared && place !== null), [was, is, place, props.isContextCompared]);
  const head = (version: string, at: Pick<ShownPlace, 'pageLabel' | 'sectionLabel'>) => (
    <SideHead version={version} place={words.placeOf(at.pageLabel, at.sectionLabel)} />
  );
  return (
    <div className={styles['sides']}>
      <section className={styles['side']} aria-label={words.before(props.before)}>
        {head(words.before(props.before), passage)}
        <PlaceText side="before" pieces={cited.before} context={context.was} />
        <Open sourceId={passage.sourceId} no={passage.versionNo} block={passage.blockFrom} />
      </section>
      <section className={styles['side']} aria-label={words.after(props.after)}>
        {place ? (
          <>
            {head(words.after(props.after), place)}
            <PlaceText side="after" pieces={cited.after} context={context.is} />
            <Open sourceId={passage.sourceId} no={no} block={place.range.blockFrom} />
          </>
        ) : (
          <>
            <SideHead version={words.after(props.after)} place={null} />
            {props.absent}
          </>
        )}
      </section>
    </div>
  );
};

const SideHead = ({ version, place }: { readonly version: string; readonly place: string | null }) => (
  <header className={styles['sideHead']}>
    <h3 className={styles['sideTitle']}>{version}</h3>
    {place ? <p className={styles['quiet']}>{place}</p> : null}
  </header>
);

const Open = ({ sourceId, no, block }: { readonly sourceId: SourceId; readonly no: number; readonly block: number }) => (
  <p className={styles['open']}>
    <TextLink href={path.source(sourceId, { version: no, block })}>{useSourceWords().versions.queue.open}</TextLink>
  </p>
);

const contextDifference = (was: PlaceContext, is: PlaceContext, isCompared: boolean) => {
  const plain = ({ before, after }: PlaceContext) => ({
    before: [{ text: before, differs: false }],
    after: [{ text: after, differs: false }],
  });
  if (!isCompared) return { was: plain(was), is: plain(is) };
  const [before, after] = [wordDifference(was.before, is.before), wordDifference(was.after, is.after)];
  return { was: { before: before.before, after: after.before }, is: { before: before.after, after: after.after } };
};
