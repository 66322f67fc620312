// Searching sources, drafts and delivered responses: `/sok`, with `?q=` for the question.
import { SOURCE_KINDS, type SourceId, type SourceKind } from '@samsvar/domain';
import { SEARCH_MAX, SEARCH_PLACES, type SearchGroup } from '@samsvar/protocol';
import { Checkbox, EmptyState, IconSearch, Select, TextField } from '@samsvar/ui';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useSearchParams } from 'wouter';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { Page } from '../base/Page';
import { useSourceWords } from '../base/source-words';
import { toasts } from '../base/toasts';
import { mayHoldText } from '../consultation/current-version';
import { copyPassageLink } from '../passage/copy-link';
import { pinPassage } from '../passage/use-passage';
import { AnswerView, Tips } from '../search/AnswerView';
import { citableOf } from '../search/citable';
import type { ChosenHit } from '../search/HitList';
import { SEARCH_ROOT, moveFocus } from '../search/move-focus';
import styles from '../search/search.module.css';
import { useSearchAnswer, useSettled, type Question } from '../search/use-search';
import { useOnlyOwn } from '../search/use-only-own';
import { useWayBack } from '../search/use-way-back';
import { useSession } from '../session/use-session';
import { useSources } from '../source/use-source';

/** The question and its limits stand in the address, so that a search can be sent to a colleague. */
export const SearchPage = () => {
  const words = useSourceWords().search;
  const passageWords = useAllWords().passage;
  const { organisation, abilities } = useSession();
  const { limits, text, setText, set, clear } = useAsked();
  const settled = useSettled(text);
  const answer = useSearchAnswer({ organisation: organisation.id, q: settled, ...limits });
  const copy = useCopying();
  const root = useRef<HTMLDivElement>(null);
  const { isBack, remember } = useWayBack(root, answer);
  const onlyOwn = useOnlyOwn();
  return (
    <Page title={words.title}>
      <div ref={root} {...{ [SEARCH_ROOT]: '' }}>
        <form role="search" className={styles['form']} onSubmit={(event) => event.preventDefault()}>
          <div onKeyDown={(event: KeyboardEvent) => event.key === 'ArrowDown' && event.target instanceof HTMLInputElement && moveFocus(event) && event.preventDefault()}>
            <TextField type="search" label={words.label} description={words.help} placeholder={words.placeholder} value={text} maxLength={SEARCH_MAX} onChange={setText} autoFocus={!isBack} />
          </div>
          <Limits limits={limits} set={set} />
        </form>
        <AnswerView
          question={settled}
          answer={answer}
          citing="copy"
          whyNotCite={abilities.includes('passage.create') ? null : passageWords.linkReason}
          onCite={copy}
          onOpening={remember}
          onAll={({ source }: SearchGroup) => source && set({ kalla: source.id, alla: source.isCurrent ? null : '1' })}
          onClear={limits.in || limits.kind || limits.source ? clear : undefined}
          isOldLeft={limits.versions !== 'all' && limits.in?.[0] !== 'drafts'}
          start={
            <EmptyState icon={<IconSearch />} title={words.startTitle}>
              <Tips lines={[...onlyOwn, ...words.start]} />
            </EmptyState>
          }
        />
      </div>
    </Page>
  );
};

type Limited = Pick<Question, 'in' | 'kind' | 'source' | 'versions'>;
type Setting = Readonly<Partial<Record<'q' | 'i' | 'slag' | 'kalla' | 'alla', string | null>>>;

const useAsked = () => {
  const [params, setParams] = useSearchParams();
  const asked = params.get('q') ?? '';
  const [text, setText] = useState(asked);
  const set = (changes: Setting): void =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changes)) {
          if (value) next.set(name, value);
          else next.delete(name);
        }
        return next;
      },
      { replace: true },
    );
  const settled = useSettled(text);
  const latest = useRef(set);
  latest.current = set;
  const written = useRef(asked);
  useEffect(() => {
    if (asked !== written.current) {
      // It came by the address: a link, or the browser's Back.
      written.current = asked;
      setText(asked);
    } else if (settled !== asked) {
      written.current = settled;
      latest.current({ q: settled });
    }
  }, [asked, settled]);
  return { limits: limitsOf(params), text, setText, set, clear: () => set({ i: null, slag: null, kalla: null }) };
};

/** What is limited by an address; anything unknown in it is no limit. */
const limitsOf = (params: URLSearchParams): Limited => {
  const place = SEARCH_PLACES.find((known) => known === params.get('i'));
  const kind = SOURCE_KINDS.find((known) => known === params.get('slag'));
  const source = params.get('kalla');
  return {
    ...(place && { in: [place] }),
    ...(kind && { kind }),
    ...(source && { source: source as SourceId }), // an id from the address; the server judges it
    ...(params.get('alla') && { versions: 'all' as const }),
  };
};

const Limits = ({ limits, set }: { readonly limits: Limited; readonly set: (changes: Setting) => void }) => {
  const words = useSourceWords().search;
  const { kinds } = useAllWords().source;
  const all = useSources(useSession().organisation.id).data ?? [];
  const sources = all.filter((source) => mayHoldText(source) || source.id === limits.source);
  return (
    <div role="group" aria-label={words.filters} className={styles['filters']}>
      <Select
        label={words.where}
        value={limits.in?.[0] ?? ''}
        onChange={(place) => set({ i: place, ...(place === 'drafts' ? { slag: null, kalla: null, alla: null } : {}) })}
        choices={[{ id: '', label: words.anywhere }, ...SEARCH_PLACES.map((id) => ({ id, label: words.wheres[id] }))]}
      />
      <Select<SourceKind | ''>
        label={words.kind}
        value={limits.kind ?? ''}
        isDisabled={limits.in?.[0] === 'drafts'}
        onChange={(slag) => set({ slag })}
        choices={[{ id: '', label: words.anyKind }, ...SOURCE_KINDS.map((id) => ({ id, label: kinds[id] }))]}
      />
      <Select<string>
        label={words.source}
        value={limits.source ?? ''}
        isDisabled={limits.in?.[0] === 'drafts'}
        onChange={(kalla) => set({ kalla })}
        choices={[{ id: '', label: words.anySource }, ...sources.map(({ id, title }) => ({ id, label: title }))]}
      />
      <Checkbox isSelected={limits.versions === 'all'} isDisabled={limits.in?.[0] === 'drafts'} onChange={(isOn) => set({ alla: isOn ? '1' : null })}>
        {words.old}
      </Checkbox>
    </div>
  );
};

/** Pins the sentence of a hit and copies its link. */
const useCopying = () => {
  const words = useAllWords();
  const { notCited } = useSourceWords().search;
  return (chosen: ChosenHit): void => {
    const cited = citableOf(chosen);
    if (!cited) return;
    pinPassage(cited.versionId, cited.selected)
      .then((passage) => copyPassageLink(passage, words.passage))
      .catch((fault: unknown) => toasts.add({ tone: 'danger', text: `${notCited} ${wordsOfFault(fault, words.base.errors.unexpected)}` }));
  };
};
