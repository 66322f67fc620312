// What changed between two versions of a source: `/kallor/:id/andringar`, with `?fran=` and `?till=`.
import type { SourceId } from '@samsvar/domain';
import type { BlockBody, ComparisonBody, SourceBody, VersionBody } from '@samsvar/protocol';
import { Banner, IconButton, IconSort, Select, TextLink } from '@samsvar/ui';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { Fetching } from '../base/Fetching';
import { Page } from '../base/Page';
import { path } from '../base/path';
import { useSourceWords } from '../base/source-words';
import { usePathId } from '../base/use-path-id';
import { comparedBlocks, comparisonRows, countsOf, type ComparisonFilter } from '../citation/comparison-rows';
import { ComparisonList, changeNumbers } from '../citation/ComparisonList';
import { ComparisonTools } from '../citation/ComparisonTools';
import styles from '../citation/comparison.module.css';
import { useComparison } from '../citation/use-comparison';
import { useSource } from '../source/use-source';
import { useChangeKeys } from '../version/use-change-keys';
import { NotFoundPage } from './NotFoundPage';

/** The two newest versions that can be read, unless others are asked for. */
export const ComparisonPage = () => {
  const id = usePathId<SourceId>();
  return id ? <OneSource key={id} id={id} /> : <NotFoundPage />;
};

const OneSource = ({ id }: { readonly id: SourceId }) => {
  const source = useSource(id);
  return <Fetching query={source}>{(found) => <OfSource source={found} />}</Fetching>;
};

const OfSource = ({ source }: { readonly source: SourceBody }) => {
  const words = useSourceWords().comparison;
  const readable = source.versions.filter(({ state }) => state === 'ready').sort((a, b) => a.no - b.no);
  const { from, to, choose } = useAsked(source.id, readable);
  return (
    <Page title={words.title} above={<TextLink href={path.source(source.id, { version: to ?? undefined })}>{words.toSource}</TextLink>} lead={source.title}>
      {from === null || to === null ? (
        <Banner tone="info">{words.onlyOne}</Banner>
      ) : (
        <>
          <Picker {...{ readable, from, to, choose }} />
          <Compared key={`${from} ${to}`} id={source.id} {...{ from, to }} />
        </>
      )}
    </Page>
  );
};

/** What is compared stands in the address, so that it can be sent to somebody and survives a reload. */
const useAsked = (id: SourceId, readable: readonly VersionBody[]) => {
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const asked = (name: string) => readable.find(({ no }) => String(no) === search.get(name))?.no ?? null;
  const to = asked('till') ?? readable.at(-1)?.no ?? null;
  const from = asked('fran') ?? [...readable].reverse().find(({ no }) => to !== null && no < to)?.no ?? readable.find(({ no }) => no !== to)?.no ?? null;
  const choose = (first: number, second: number) => navigate(path.comparison(id, first, second), { replace: true });
  return { from, to, choose };
};

interface PickerProps {
  readonly readable: readonly VersionBody[];
  readonly from: number;
  readonly to: number;
  readonly choose: (from: number, to: number) => void;
}

const Picker = ({ readable, from, to, choose }: PickerProps) => {
  const words = useSourceWords().comparison;
  const choices = readable.map(({ no, label }) => ({ id: String(no), label: words.version(no, label) }));
  return (
    <div className={styles['pair']}>
      <Select label={words.from} value={String(from)} choices={choices} onChange={(no) => choose(Number(no), to)} isCareful />
      <IconButton label={words.swap} icon={<IconSort />} onPress={() => choose(to, from)} />
      <Select label={words.to} value={String(to)} choices={choices} onChange={(no) => choose(from, Number(no))} isCareful />
    </div>
  );
};

const Compared = ({ id, from, to }: { readonly id: SourceId; readonly from: number; readonly to: number }) => {
  const query = useComparison(id, from, to);
  return <Fetching query={query}>{(found) => <Changes {...found} />}</Fetching>;
};

interface ChangesProps {
  readonly comparison: ComparisonBody;
  readonly before: readonly BlockBody[];
  readonly after: readonly BlockBody[];
}

const Changes = ({ comparison, before, after }: ChangesProps) => {
  const words = useSourceWords().comparison;
  const [filter, setFilter] = useState<ComparisonFilter>({ onlyCited: false, hidden: new Set() });
  const blocks = useMemo(() => comparedBlocks(comparison, { before, after }), [comparison, before, after]);
  const counts = useMemo(() => countsOf(blocks), [blocks]);
  const rows = useMemo(() => comparisonRows(blocks, filter), [blocks, filter]);
  const changes = useMemo(() => changeNumbers(rows).filter((number) => number !== null).length, [rows]);
  const root = useRef<HTMLDivElement>(null);
  const { at, step, reset } = useSteps(root, changes);
  useChangeKeys(root, step);
  const hasChanges = blocks.some(({ kind }) => kind !== 'same');
  return (
    <div ref={root}>
      <ComparisonTools
        {...{ counts, filter, at, changes }}
        onStep={step}
        onFilter={(wanted) => {
          setFilter(wanted);
          reset();
        }}
      />
      {hasChanges ? null : <Banner tone="info">{words.nothing}</Banner>}
      {hasChanges && changes === 0 ? <p role="status">{words.nothingShown}</p> : null}
      <ComparisonList rows={rows} at={at} />
    </div>
  );
};

/** The change where the keys are; it is brought into view and takes the focus. */
const useSteps = (root: { readonly current: HTMLElement | null }, changes: number) => {
  const [at, setAt] = useState<number | null>(null);
  useEffect(() => {
    if (at === null) return;
    const row = root.current?.querySelector<HTMLElement>(`[data-change="${at}"]`);
    row?.scrollIntoView({ block: 'center' });
    row?.focus({ preventScroll: true });
  }, [root, at]);
  const step = (by: 1 | -1): void => {
    if (changes > 0) setAt((now) => (now === null ? (by === 1 ? 0 : changes - 1) : (now + by + changes) % changes));
  };
  return { at, step, reset: () => setAt(null) };
};
