// One block of a comparison: what came in, what was taken out and what stands elsewhere now.
import type { BlockChange, Span } from '@samsvar/document';
import { Tag, VisuallyHidden, classNames } from '@samsvar/ui';
import type { ReactNode } from 'react';
import { useAllWords } from '../base/all-words';
import { useLanguage } from '../base/language';
import { attributeValue } from './change-words';
import { BlockFrame, InlineView, NodeView } from './NodeView';
import styles from './version.module.css';

/** Which text is drawn: both in one, or one of the two. */
export type Side = 'both' | 'before' | 'after';

interface ChangeViewProps {
  readonly change: BlockChange;
  readonly side: Side;
  /** Drawn where it stood before it was moved. */
  readonly isMovedAway?: boolean;
}

/** Each change has a shape and words besides its colour. Draws nothing for a block that is not in the text of `side`. */
export const ChangeView = ({ change, side, isMovedAway = false }: ChangeViewProps): ReactNode => {
  const { kind, before, after } = change;
  const node = side === 'before' || isMovedAway ? before : (after ?? (side === 'both' ? before : null));
  if (!node) return null;
  if (kind === 'same') return <NodeView node={node} />;
  if (isMovedAway) return <Whole kind="movedAway"><NodeView node={node} /></Whole>;
  if (kind === 'added') return <Whole kind="added"><NodeView node={node} /></Whole>;
  if (kind === 'removed') return <Whole kind="removed"><NodeView node={node} /></Whole>;
  const inner = <Inner change={change} side={side} />;
  return kind === 'moved' ? <Whole kind={side === 'before' ? 'movedAway' : 'movedHere'}>{inner}</Whole> : inner;
};

/** A whole block that came, went or moved, with the word for it. */
const Whole = ({ kind, children }: { readonly kind: 'added' | 'removed' | 'movedHere' | 'movedAway'; readonly children: ReactNode }) => {
  const { marks } = useAllWords().version.compare;
  return (
    <div className={classNames(styles['whole'], styles[kind])}>
      <p className={styles['wholeMark']}><Tag>{marks[kind]}</Tag></p>
      {children}
    </div>
  );
};

const Inner = ({ change, side }: ChangeViewProps) => {
  const { before, after, spans, children } = change;
  const node = (side === 'before' ? before : after) ?? before;
  if (!node) return null;
  return (
    <>
      <BlockFrame node={node}>
        {spans ? <Spans spans={spans} side={side} /> : null}
        {children ? children.map((child, no) => <Child key={no} change={child} side={side} />) : null}
        {spans || children ? null : (node.content ?? []).map((child, no) => <InlineOrBlock key={no} node={child} />)}
        {INSIDE.has(node.type) ? <Attributes change={change} side={side} /> : null}
      </BlockFrame>
      {INSIDE.has(node.type) || node.type === 'tableRow' ? null : <Attributes change={change} side={side} />}
    </>
  );
};

/** Parts of a list or a table: what is said of them must stand inside. */
const INSIDE: ReadonlySet<string> = new Set(['listItem', 'tableCell', 'tableHeader']);

const InlineOrBlock = ({ node }: { readonly node: NonNullable<BlockChange['after']> }) =>
  node.type === 'text' || node.type === 'citation' || node.type === 'footnote' || node.type === 'hardBreak' ? <InlineView node={node} /> : <NodeView node={node} />;

/** Parts of a list or a table keep their element, so that the list stays a list and the table a table. */
const Child = ({ change, side }: ChangeViewProps) => {
  const { marks } = useAllWords().version.compare;
  const { kind, before, after } = change;
  const node = side === 'before' ? before : (after ?? (side === 'both' ? before : null));
  if (!node) return null;
  const isPart = node.type === 'listItem' || node.type === 'tableRow' || node.type === 'tableCell' || node.type === 'tableHeader';
  if (!isPart || kind === 'same' || kind === 'changed') return <ChangeView change={change} side={side} />;
  const name = kind === 'moved' ? (side === 'before' ? 'movedAway' : 'movedHere') : kind;
  const mark = <Tag>{marks[name]}</Tag>;
  if (node.type === 'tableRow') return <MovedRow node={node} mark={mark} className={styles[name]} />;
  return (
    <BlockFrame node={node} className={styles[name]} mark={mark}>
      {(node.content ?? []).map((child, no) => <InlineOrBlock key={no} node={child} />)}
    </BlockFrame>
  );
};

/** A row has no place for words but in its first cell. */
const MovedRow = ({ node, mark, className }: { readonly node: NonNullable<BlockChange['after']>; readonly mark: ReactNode; readonly className: string | undefined }) => (
  <BlockFrame node={node} className={className}>
    {(node.content ?? []).map((cell, no) => (
      <BlockFrame key={no} node={cell} mark={no === 0 ? mark : null}>
        {(cell.content ?? []).map((child, at) => <InlineOrBlock key={at} node={child} />)}
      </BlockFrame>
    ))}
  </BlockFrame>
);

const Spans = ({ spans, side }: { readonly spans: readonly Span[]; readonly side: Side }) => {
  const { spoken } = useAllWords().version.compare;
  return grouped(spans, side).map(({ kind, nodes }, no) => {
    const pieces = nodes.map((node, at) => <InlineView key={at} node={node} />);
    switch (kind) {
      case 'added':
        return <ins key={no} className={styles['ins']}><VisuallyHidden>{spoken.added}</VisuallyHidden>{pieces}<VisuallyHidden>{spoken.end}</VisuallyHidden></ins>;
      case 'removed':
        return <del key={no} className={styles['del']}><VisuallyHidden>{spoken.removed}</VisuallyHidden>{pieces}<VisuallyHidden>{spoken.end}</VisuallyHidden></del>;
      case 'formatted':
        return <span key={no} className={styles['formatted']}><VisuallyHidden>{spoken.formatted}</VisuallyHidden>{pieces}<VisuallyHidden>{spoken.end}</VisuallyHidden></span>;
      case 'same':
        return <span key={no}>{pieces}</span>;
    }
  });
};

interface SpanGroup {
  readonly kind: Span['kind'];
  readonly nodes: Span['node'][];
}

/** Pieces that changed in the same way side by side are told as one. */
const grouped = (spans: readonly Span[], side: Side): SpanGroup[] => {
  const groups: SpanGroup[] = [];
  for (const { kind, node, before } of spans) {
    if ((side === 'before' && kind === 'added') || (side === 'after' && kind === 'removed')) continue;
    const shown = side === 'before' && kind === 'formatted' ? { ...node, marks: before ?? [] } : node;
    const last = groups.at(-1);
    if (last?.kind === kind) last.nodes.push(shown);
    else groups.push({ kind, nodes: [shown] });
  }
  return groups;
};

const Attributes = ({ change, side }: ChangeViewProps) => {
  const words = useAllWords();
  const language = useLanguage();
  const { compare } = words.version;
  // Ids and the like have no name that a reader would know.
  const told = change.attributes.filter(({ name }) => compare.attribute(name) !== name);
  if (told.length === 0) return null;
  const value = (name: string, of: unknown) => attributeValue(name, of, words, language);
  return (
    <ul className={styles['attributes']}>
      {told.map(({ name, before, after }) => (
        <li key={name}>
          {`${compare.attribute(name)}: `}
          {side === 'after' ? null : <del className={styles['del']}>{value(name, before)}</del>}
          {side === 'both' ? ' → ' : null}
          {side === 'before' ? null : <ins className={styles['ins']}>{value(name, after)}</ins>}
        </li>
      ))}
    </ul>
  );
};
