// The parts of a readable document: headings, paragraphs, lists, tables, notes, quotes and captions.
import { useAllWords } from '../base/all-words';
import { BlockMargin, BlockText, blockAttributes, type BlockContext } from './BlockView';
import { NoteLabel } from './NoteMarks';
import type { BlockPart, CellPart, ListPart, ReadingPart, TablePart } from './reading-parts';
import styles from './reading.module.css';

interface PartProps<Part> {
  readonly part: Part;
  readonly context: BlockContext;
}

/** One part of the document, in the element that says what it is. */
export const PartView = ({ part, context }: PartProps<ReadingPart>) => {
  switch (part.kind) {
    case 'list':
      return <ListView part={part} context={context} />;
    case 'table':
      return <TableView part={part} context={context} />;
    default:
      return <SingleView part={part} context={context} />;
  }
};

/** The page itself has the first heading level, so the source's start at the second. */
const headingTag = (level: number | null) => `h${Math.min(6, (level ?? 1) + 1)}` as 'h2' | 'h3' | 'h4' | 'h5' | 'h6'; // 2 to 6

const SingleView = ({ part, context }: PartProps<BlockPart>) => {
  const words = useAllWords().source;
  const { block, kind } = part;
  const inside = <BlockText block={block} context={context} />;
  const attributes = blockAttributes(block);
  const Tag = kind === 'heading' ? headingTag(block.level) : 'p';
  const element = (
    <Tag {...attributes} className={styles[kind]}>
      {inside}
    </Tag>
  );
  return (
    <div className={styles['row']}>
      {kind === 'quote' ? <blockquote className={styles['blockquote']}>{element}</blockquote> : null}
      {kind === 'footnote' ? (
        <div role="note" aria-label={words.footnote(block.label)} className={styles['note']}>
          <NoteLabel block={block} context={context} />
          {element}
        </div>
      ) : null}
      {kind === 'quote' || kind === 'footnote' ? null : element}
      <BlockMargin block={block} context={context} />
    </div>
  );
};

const ListView = ({ part, context }: PartProps<ListPart>) => {
  const List = part.ordered ? 'ol' : 'ul';
  return (
    // Lists without the browser's own markers lose their role in Safari unless it is written out.
    <List role="list" className={part.contents ? `${styles['list']} ${styles['contents']}` : styles['list']}>
      {part.items.map((item) => (
        <li key={item.block.ord} {...blockAttributes(item.block)} className={styles['item']}>
          <span className={styles['itemText']}>
            <BlockText block={item.block.label || part.contents ? item.block : { ...item.block, label: '•' }} context={context} />
          </span>
          <BlockMargin block={item.block} context={context} />
          {item.lists.map((list) => (
            <ListView key={list.items[0]?.block.ord} part={list} context={context} />
          ))}
        </li>
      ))}
    </List>
  );
};

const TableView = ({ part, context }: PartProps<TablePart>) => {
  const words = useAllWords().source;
  return (
    <div className={styles['tableScroll']} role="region" aria-label={words.table(part.table + 1)} tabIndex={0}>
      <table className={styles['table']}>
        <tbody>
          {part.rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) => (
                <CellView key={column} cell={cell} isFirstRow={row === 0} context={context} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** A date, a span of dates or an amount: short, and unreadable when broken at its hyphens. */
const isWhole = (text: string): boolean => text.length <= 24 && /^[\d][\d\s.,:–−%/-]*(?:kr|mkr|tkr|mnkr)?$/.test(text);

interface CellProps {
  readonly cell: CellPart;
  readonly isFirstRow: boolean;
  readonly context: BlockContext;
}

const CellView = ({ cell, isFirstRow, context }: CellProps) => {
  const content = cell.blocks.map((block) => (
    <p key={block.ord} {...blockAttributes(block)} className={isWhole(block.text) ? `${styles['cell']} ${styles['wholeCell']}` : styles['cell']}>
      <BlockText block={block} context={context} />
      <BlockMargin block={block} context={context} />
    </p>
  ));
  return cell.header ? <th scope={isFirstRow ? 'col' : 'row'}>{content}</th> : <td>{content}</td>;
};
