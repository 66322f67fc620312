// Who wrote each passage, as a plain table.
import { Table } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import { longDateTime } from '../base/dates';
import { useLanguage } from '../base/language';
import { isHighlighted, type Highlighted } from './AuthorShares';
import { excerpt, peopleOf } from './AuthorText';
import type { WrittenBlock } from './authorship';

interface AuthorTableProps {
  readonly blocks: readonly WrittenBlock[];
  readonly highlighted: Highlighted;
}

/** Only the passages in which somebody highlighted has written, when somebody is. */
export const AuthorTable = ({ blocks, highlighted }: AuthorTableProps) => {
  const words = useAllWords().version.authors;
  const language = useLanguage();
  const rows = blocks
    .map((block, no) => ({ block, no }))
    .filter(({ block }) => highlighted === null || block.runs.some((run) => isHighlighted(run, highlighted)));
  const last = ({ runs }: WrittenBlock) => runs.reduce((latest, { at }) => (at > latest ? at : latest), '');
  return (
    <Table
      caption={words.tableTitle}
      rows={rows}
      rowKey={({ no }) => String(no)}
      columns={[
        { id: 'text', title: words.textColumn, isRowHeader: true, cell: ({ block }) => excerpt(block.runs.map(({ text }) => text).join('')) },
        { id: 'section', title: words.sectionColumn, cell: ({ block }) => block.section ?? '' },
        { id: 'people', title: words.peopleColumn, cell: ({ block }) => peopleOf(block, words.unknown, language) },
        { id: 'last', title: words.last, cell: ({ block }) => (last(block) ? longDateTime(last(block), language) : '') },
      ]}
    />
  );
};
