// What a suggestion would change, as struck and new words.
import type { BlockChange, MarkJson, NodeJson, Span } from '@samsvar/document';
import type { Language } from '@samsvar/domain';
import { Fragment, useMemo, type ReactNode } from 'react';
import { editorWords, type EditorWords } from '../base/words';
import { blockChanges } from './changed';
import styles from './suggestion.module.css';

export interface ChangeViewProps {
  readonly base: readonly NodeJson[];
  readonly proposed: readonly NodeJson[];
  /** The text as it is now, when it is no longer `base`: then all three are shown, each under its name. */
  readonly now?: readonly NodeJson[] | undefined;
  readonly language: Language;
}

/** Shows `proposed` as a change of `base`, in words that a screen reader tells apart too. */
export const ChangeView = ({ base, proposed, now, language }: ChangeViewProps) => {
  const { review: words } = editorWords(language);
  if (!now) return <Change from={base} to={proposed} words={words} />;
  return (
    <div className={styles['three']}>
      <Named name={words.original}>
        <Change from={base} to={base} words={words} />
      </Named>
      <Named name={words.now}>
        <Change from={base} to={now} words={words} />
      </Named>
      <Named name={words.proposed}>
        <Change from={base} to={proposed} words={words} />
      </Named>
    </div>
  );
};

type Words = EditorWords['review'];

const Named = ({ name, children }: { readonly name: string; readonly children: ReactNode }) => (
  <div role="group" aria-label={name}>
    <p className={styles['threeLabel']} aria-hidden="true">
      {name}
    </p>
    {children}
  </div>
);

interface ChangeProps {
  readonly from: readonly NodeJson[];
  readonly to: readonly NodeJson[];
  readonly words: Words;
}

const Change = ({ from, to, words }: ChangeProps) => {
  const changes = useMemo(() => blockChanges(from, to), [from, to]);
  const isUnchanged = from !== to && changes.every(({ kind }) => kind === 'same');
  return (
    <div className={styles['change']} lang="sv">
      {changes.length === 0 || isUnchanged ? <p>{words.unchanged}</p> : null}
      {changes.map((change, at) => (
        <Block key={at} change={change} words={words} />
      ))}
    </div>
  );
};

const Block = ({ change, words, within }: { readonly change: BlockChange; readonly words: Words; readonly within?: string }): ReactNode => {
  const { kind, before, after, spans, children } = change;
  if (kind === 'added' && after) return <Marked kind="added" words={words}><Whole node={after} words={words} within={within} /></Marked>;
  if (kind === 'removed' && before) return <Marked kind="removed" words={words}><Whole node={before} words={words} within={within} /></Marked>;
  const shown = after ?? before;
  if (!shown) return null;
  if (children) return <Container node={shown}>{children.map((child, at) => <Block key={at} change={child} words={words} within={shown.type} />)}</Container>;
  if (spans) return <p data-kind={shown.type} data-in={within}>{spans.map((span, at) => <Piece key={at} span={span} words={words} />)}</p>;
  if (kind === 'same' || !before || !after) return <Whole node={shown} words={words} within={within} />;
  return (
    <>
      <Marked kind="removed" words={words}><Whole node={before} words={words} within={within} /></Marked>
      <Marked kind="added" words={words}><Whole node={after} words={words} within={within} /></Marked>
    </>
  );
};

/** `del` and `ins` are not told by screen readers as they are; the hidden words are. */
const Marked = ({ kind, words, children }: { readonly kind: 'added' | 'removed'; readonly words: Words; readonly children: ReactNode }) => {
  const Tag = kind === 'added' ? 'ins' : 'del';
  return (
    <Tag>
      <span className={styles['hidden']}> {words[kind]}: </span>
      {children}
    </Tag>
  );
};

const Piece = ({ span: { kind, node }, words }: { readonly span: Span; readonly words: Words }): ReactNode => {
  const shown = <Inline node={node} words={words} />;
  if (kind === 'added' || kind === 'removed') return <Marked kind={kind} words={words}>{shown}</Marked>;
  if (kind === 'same') return shown;
  return (
    <span className={styles['formatted']}>
      <span className={styles['hidden']}> {words.formatted}: </span>
      {shown}
    </span>
  );
};

const LINES: readonly string[] = ['paragraph', 'heading', 'demand', 'figure'];

const Whole = ({ node, words, within }: { readonly node: NodeJson; readonly words: Words; readonly within?: string | undefined }): ReactNode => {
  const content = node.content ?? [];
  if (!LINES.includes(node.type)) return <Container node={node}>{content.map((child, at) => <Whole key={at} node={child} words={words} within={node.type} />)}</Container>;
  return (
    <p data-kind={node.type} data-in={within}>
      {content.length === 0 ? <i>{String(node.attrs?.['alt'] ?? '') || words.emptyBlock}</i> : content.map((child, at) => <Inline key={at} node={child} words={words} />)}
    </p>
  );
};

const TABLE: Readonly<Record<string, string>> = { table: 'table', tableRow: 'row', tableCell: 'cell', tableHeader: 'cell' };

/** Tables keep their shape; what else holds blocks shows them below each other. */
const Container = ({ node, children }: { readonly node: NodeJson; readonly children: ReactNode }): ReactNode => {
  const part = TABLE[node.type];
  return part ? <div className={styles[part]}>{children}</div> : <Fragment>{children}</Fragment>;
};

const Inline = ({ node, words }: { readonly node: NodeJson; readonly words: Words }): ReactNode => {
  switch (node.type) {
    case 'text':
      return inMarks(node.text ?? '', node.marks ?? []);
    case 'hardBreak':
      return <br />;
    case 'citation':
      return <cite>{[node.attrs?.['label'], node.attrs?.['locator']].filter(Boolean).join(', ')}</cite>;
    case 'footnote':
      return <cite>{words.footnote(String(node.attrs?.['text'] ?? ''))}</cite>;
    default:
      return null;
  }
};

const inMarks = (text: string, marks: readonly MarkJson[]): ReactNode =>
  marks.reduce<ReactNode>((inner, { type }) => (type === 'bold' ? <b>{inner}</b> : type === 'italic' ? <i>{inner}</i> : type === 'link' ? <u>{inner}</u> : inner), text);
