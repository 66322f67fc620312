// One change between two versions, with its words, where it stands, and what we have asked for there.
import type { BlockBody } from '@samsvar/protocol';
import { compareTexts } from '@samsvar/document';
import { Tag, TextLink, VisuallyHidden, classNames, type Tone } from '@samsvar/ui';
import { memo, useMemo, type ReactNode } from 'react';
import { path } from '../base/path';
import { useSourceWords, type SourceWords } from '../base/source-words';
import type { BlockPlace } from './comparison-places';
import type { ComparedBlocks, DemandBody } from './comparison-rows';
import styles from './comparison.module.css';

/** A sign for each kind, so that kinds are told apart without colour. Only signs of the font that we ship: it has no arrow to the right. */
export const SIGNS = { same: '=', edited: '~', moved: '»', 'moved-edited': '» ~', split: '1»2', merged: '2»1', deleted: '−', inserted: '+' } as const;
/** The colour of each kind, which says nothing that its words do not. */
export const TONES: Readonly<Partial<Record<ComparedBlocks['kind'], Tone>>> = { deleted: 'danger', inserted: 'success', edited: 'warning', 'moved-edited': 'warning', split: 'warning', merged: 'warning', moved: 'info' };

interface ComparedRowProps {
  readonly blocks: ComparedBlocks;
  /** Where the keys are. */
  readonly isCurrent: boolean;
  /** Its number among the changes; null for what is the same. */
  readonly index: number | null;
}

/** Drawn again only when something about it changes: there may be thousands. */
export const ComparedRow = memo(({ blocks, isCurrent, index }: ComparedRowProps) => {
  const words = useSourceWords().comparison;
  const { kind, place, from, isCited, demands } = blocks;
  const where = [place.section, place.page && words.page(place.page)].filter(Boolean).join(' · ');
  return (
    <li className={classNames(styles['row'], demands.length > 0 && styles['withDemands'])} data-change={index ?? undefined} data-kind={kind} aria-current={isCurrent || undefined} tabIndex={-1}>
      <div className={styles['change']}>
        <p className={styles['facts']}>
          <Tag tone={TONES[kind] ?? 'neutral'} icon={<span className={styles['sign']}>{SIGNS[kind]}</span>}>
            {words.kinds[kind]}
          </Tag>
          {where ? <span>{where}</span> : null}
          {from ? <span>{words.movedFrom(placeWords(from, words))}</span> : null}
          {kind === 'split' ? <span>{words.splitInto(blocks.after.length)}</span> : null}
          {kind === 'merged' ? <span>{words.mergedFrom(blocks.before.length)}</span> : null}
          {isCited ? <span className={styles['cited']}>{words.cited}</span> : null}
        </p>
        <Words blocks={blocks} />
      </div>
      {demands.length > 0 ? <Demands demands={demands} /> : null}
    </li>
  );
});
ComparedRow.displayName = 'ComparedRow';

const placeWords = ({ section, page }: BlockPlace, words: SourceWords['comparison']): string =>
  [section && words.inSection(section), page && words.page(page)].filter(Boolean).join(', ') || words.elsewhere;

const Words = ({ blocks: { kind, before, after } }: { readonly blocks: ComparedBlocks }) => {
  switch (kind) {
    case 'same':
    case 'moved':
      return <div lang="sv">{after.map((block) => <Line key={block.ord} block={block} />)}</div>;
    case 'deleted':
      return <Whole blocks={before} as="del" />;
    case 'inserted':
      return <Whole blocks={after} as="ins" />;
    case 'edited':
    case 'moved-edited':
    case 'split':
    case 'merged':
      return <WordDiff before={before} after={after} />;
  }
};

const Line = ({ block, children }: { readonly block: BlockBody | undefined; readonly children?: ReactNode }) => (
  <p className={classNames(styles['words'], block?.type === 'heading' && styles['heading'])}>
    {block?.label ? <span className={styles['label']}>{block.label} </span> : null}
    {children ?? block?.text}
  </p>
);

/** What is wholly new or gone: its tag has said so. */
const Whole = ({ blocks, as: As }: { readonly blocks: readonly BlockBody[]; readonly as: 'del' | 'ins' }) => (
  <div lang="sv">
    {blocks.map((block) => (
      <Line key={block.ord} block={block}>
        <As className={styles[As]}>{block.text}</As>
      </Line>
    ))}
  </div>
);

const textOf = (blocks: readonly BlockBody[]): string => blocks.map(({ text }) => text).join('\n');

/** Both texts in one: what was taken out stands before what came instead. */
const WordDiff = ({ before, after }: Pick<ComparedBlocks, 'before' | 'after'>) => {
  const words = useSourceWords().comparison;
  const pieces = useMemo(() => compareTexts(textOf(before), textOf(after)), [before, after]);
  const changed = (As: 'del' | 'ins', label: string, text: string) =>
    text === '' ? null : (
      <As className={styles[As]}>
        <VisuallyHidden>{`${label} `}</VisuallyHidden>
        {text}
        <VisuallyHidden>{`, ${words.endOfChange} `}</VisuallyHidden>
      </As>
    );
  return (
    <div lang="sv">
      <Line block={after[0] ?? before[0]}>
        {pieces.map((piece, index) => (
          // The pieces of one diff never change places.
          <span key={index}>
            {piece.isSame ? piece.after : (
              <>
                {changed('del', words.removedWords, piece.before)}
                {changed('ins', words.addedWords, piece.after)}
              </>
            )}
          </span>
        ))}
      </Line>
    </div>
  );
};

const Demands = ({ demands }: { readonly demands: readonly DemandBody[] }) => {
  const words = useSourceWords().comparison;
  return (
    <div role="group" className={styles['demands']} aria-label={words.demands}>
      <ul>
        {demands.map((demand) => (
          <li key={`${demand.responseId} ${demand.blockId} ${demand.passageId}`}>
            <span className={styles['demandKind']}>{words[demand.kind]}</span>
            <span className={styles['demandWords']}>{demand.text}</span>
            <TextLink href={path.response(demand.responseId)} aria-label={words.openResponse(demand.responseTitle)}>
              {demand.responseTitle}
            </TextLink>
          </li>
        ))}
      </ul>
    </div>
  );
};
