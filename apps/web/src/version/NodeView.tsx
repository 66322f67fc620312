// A block of a response as plain reading text, whatever it holds.
import { plainText, textAttribute, type NodeJson } from '@samsvar/document';
import { classNames } from '@samsvar/ui';
import type { ReactNode } from 'react';
import { useAllWords } from '../base/all-words';
import { sectionName } from './version-text';
import styles from './version.module.css';

/** Draws a block and everything in it. */
export const NodeView = ({ node }: { readonly node: NodeJson }) => (
  <BlockFrame node={node}>
    {(node.content ?? []).map((child, no) => (isInline(child) ? <InlineView key={no} node={child} /> : <NodeView key={no} node={child} />))}
  </BlockFrame>
);

const isInline = ({ type }: NodeJson): boolean => type === 'text' || type === 'hardBreak' || type === 'citation' || type === 'footnote';

interface BlockFrameProps {
  readonly node: NodeJson;
  /** Drawn at the beginning of it: that it is new, say. */
  readonly mark?: ReactNode;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** The element of a block around what is drawn in it. */
export const BlockFrame = ({ node, mark, className, children }: BlockFrameProps) => {
  const words = useAllWords();
  switch (node.type) {
    case 'bulletList':
      return <ul className={className}>{children}</ul>;
    case 'orderedList':
      return <ol className={className}>{children}</ol>;
    case 'listItem':
      return <li className={className}>{mark}{children}</li>;
    case 'tableRow':
      return <tr className={className}>{children}</tr>;
    case 'tableHeader':
      return <th className={className} {...spansOf(node)}>{mark}{children}</th>;
    case 'tableCell':
      return <td className={className} {...spansOf(node)}>{mark}{children}</td>;
    case 'table':
      return (
        <div className={classNames(styles['tableBox'], className)}>
          {mark}
          <table><tbody>{children}</tbody></table>
        </div>
      );
    case 'heading':
    case 'sectionHeading':
      return <HeadingFrame {...{ node, mark, className, children }} />;
    case 'quotation':
      return <blockquote className={classNames(styles['quotation'], className)}>{mark}{children}</blockquote>;
    case 'proposedWording':
      return (
        <div className={classNames(styles['wording'], className)}>
          {mark}
          <p className={styles['wordingLabel']}>{words.version.compare.fromText}</p>
          <p>{textAttribute(node, 'fromText') ?? ''}</p>
          <p className={styles['wordingLabel']}>{words.version.compare.toText}</p>
          {children}
        </div>
      );
    case 'figure':
      return (
        <div className={classNames(styles['figure'], className)}>
          {mark}
          <p>{words.version.compare.figure(textAttribute(node, 'alt') ?? '')}</p>
          <p>{children}</p>
        </div>
      );
    case 'demand':
      return <p className={classNames(styles['demand'], className)}>{mark}{children}</p>;
    case 'paragraph':
      return <p className={className}>{mark}{children}</p>;
    default:
      return <div className={className}>{mark}{children}</div>;
  }
};

const HeadingFrame = ({ node, mark, className, children }: BlockFrameProps) => {
  const { untitled } = useAllWords().response;
  const mirrored = node.type === 'sectionHeading' ? sectionName({ number: textAttribute(node, 'number'), title: textAttribute(node, 'title') ?? '' }, untitled) : null;
  return (
    // One level for all: what stands between them may be folded away, and a level would be missing.
    <h3 className={classNames(styles['textHeading'], className)} data-level={Number(node.attrs?.['level'] ?? 1)}>
      {mark}
      {mirrored ?? children}
    </h3>
  );
};

const spansOf = (node: NodeJson) => ({
  colSpan: Number(node.attrs?.['colspan'] ?? 1) || 1,
  rowSpan: Number(node.attrs?.['rowspan'] ?? 1) || 1,
});

/** A piece of a line: words with their marks, a citation or a footnote in brackets. */
export const InlineView = ({ node }: { readonly node: NodeJson }) => {
  const { compare } = useAllWords().version;
  switch (node.type) {
    case 'text': {
      const has = (type: string) => node.marks?.some((mark) => mark.type === type) === true;
      return (
        <span className={classNames(has('bold') && styles['bold'], has('italic') && styles['italic'], has('link') && styles['link'])}>{node.text}</span>
      );
    }
    case 'hardBreak':
      return <br />;
    case 'citation':
      return <span className={styles['chip']}>{compare.citation(textAttribute(node, 'label') ?? '')}</span>;
    case 'footnote':
      return <span className={styles['chip']}>{compare.footnote(textAttribute(node, 'text') ?? '')}</span>;
    default:
      return <span>{plainText(node)}</span>;
  }
};
