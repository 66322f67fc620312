// The board: what is mine, what waits for others and what is done, in every response that one may open.
import type { LocalDate } from '@samsvar/domain';
import { boardShape, type BoardBody } from '@samsvar/protocol';
import { EmptyState, IconDocument, IconPeople, IconWarning, LinkButton, Select, Table, Tag, TextLink } from '@samsvar/ui';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { api } from '../base/api';
import { list, longDate } from '../base/dates';
import { Fetching } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { Page } from '../base/Page';
import { apiPath, path } from '../base/path';
import { queryKey } from '../base/query';
import { useSession } from '../session/use-session';
import { BOARD_COLUMNS, columnOf, type BoardColumn, type BoardItem } from './board-columns';
import styles from './BoardPage.module.css';

/** `/arbete` */
export const BoardPage = () => {
  const words = useAllWords().board;
  const board = useQuery({ queryKey: queryKey.board(), queryFn: ({ signal }) => api.get(apiPath.board(), boardShape, { signal }) });
  return (
    <Page title={words.title} lead={words.lead}>
      <Fetching query={board}>{(found) => (found.responses.length === 0 && found.items.length === 0 ? <NothingYet /> : <Board board={found} />)}</Fetching>
    </Page>
  );
};

const NothingYet = () => {
  const words = useAllWords().board;
  return (
    <EmptyState
      icon={<IconDocument />}
      title={words.noResponses}
      action={
        <LinkButton variant="primary" href={path.consultations()}>
          {words.toRegister}
        </LinkButton>
      }
    >
      <p>{words.noResponsesHelp}</p>
    </EmptyState>
  );
};

const ALL = 'all';

/** The columns, and below them the responses. */
const Board = ({ board }: { readonly board: BoardBody }) => {
  const words = useAllWords().board;
  const [chosen, setChosen] = useState<string>(ALL);
  const items = board.items.filter(({ response }) => chosen === ALL || response.id === chosen);
  const named = new Map(board.items.map(({ response }) => [response.id, response.title]));
  for (const { id, title } of board.responses) named.set(id, title);
  return (
    <>
      <div className={styles['filter']}>
        <Select
          label={words.filter}
          value={chosen}
          onChange={setChosen}
          choices={[{ id: ALL, label: words.all }, ...[...named].map(([id, label]) => ({ id: String(id), label }))]}
        />
      </div>
      <div className={styles['columns']}>
        {BOARD_COLUMNS.map((column) => (
          <Column key={column} column={column} items={columnOf(items, column)} />
        ))}
      </div>
      <Responses responses={board.responses} />
    </>
  );
};

const Column = ({ column, items }: { readonly column: BoardColumn; readonly items: readonly BoardItem[] }) => {
  const words = useAllWords().board;
  const late = items.filter((item) => item.isLate && column !== 'done').length;
  return (
    <section className={styles['column']} aria-labelledby={`column-${column}`}>
      <header className={styles['columnHead']}>
        <h2 id={`column-${column}`}>{words.columns[column]}</h2>
        <p>
          {words.count(items.length)}
          {late > 0 ? <span className={styles['lateCount']}>{`, ${words.late(late)}`}</span> : null}
        </p>
      </header>
      {items.length === 0 ? <p className={styles['none']}>{words.empty[column]}</p> : null}
      <ul role="list" className={styles['items']}>
        {items.map((item, no) => (
          <Item key={`${item.response.id} ${item.kind} ${item.sectionId ?? ''} ${item.threadId ?? ''} ${no}`} item={item} />
        ))}
      </ul>
    </section>
  );
};

const Item = ({ item }: { readonly item: BoardItem }) => {
  const all = useAllWords();
  const words = all.board;
  const language = useLanguage();
  const isLate = item.isLate && item.column !== 'done';
  const day = (date: LocalDate) => longDate(date, language);
  const people = list(item.people, language);
  return (
    <li className={styles['item']}>
      <p className={styles['kind']}>
        <span>{words.kinds[item.kind]}</span>
        {item.state ? <Tag>{all.plan.states[item.state]}</Tag> : null}
        {isLate ? (
          <Tag tone="danger" icon={<IconWarning />}>
            {words.lateTag}
          </Tag>
        ) : null}
      </p>
      <p className={styles['what']}>
        <TextLink href={path.response(item.response.id, { section: item.sectionId, thread: item.threadId })}>{item.title === item.response.title ? words.whole : item.title || words.untitled}</TextLink>
      </p>
      <p className={styles['facts']}>{item.response.title}</p>
      {item.dueOn ? <p className={isLate ? styles['late'] : styles['facts']}>{isLate ? words.lateSince(day(item.dueOn)) : words.due(day(item.dueOn))}</p> : null}
      {item.people.length > 0 ? <p className={styles['facts']}>{item.column === 'waiting' ? words.people(people) : words.askedBy(people)}</p> : null}
    </li>
  );
};

const Responses = ({ responses }: Pick<BoardBody, 'responses'>) => {
  const all = useAllWords();
  const words = all.board;
  const language = useLanguage();
  const { organisation } = useSession();
  if (responses.length === 0) return null;
  return (
    <section className={styles['responses']} aria-labelledby="responses">
      <h2 id="responses">{words.responses}</h2>
      <Table
        caption={words.responses}
        rows={responses}
        rowKey={({ id }) => id}
        columns={[
          { id: 'title', title: words.response, isRowHeader: true, cell: (row) => <TextLink href={path.response(row.id)}>{row.title}</TextLink> },
          {
            id: 'owner',
            title: words.owner,
            cell: (row) => (
              <span className={styles['owner']}>
                {row.organisation === organisation.name ? row.organisation : words.sharedBy(row.organisation)}
                {row.isShared ? <Tag icon={<IconPeople />}>{words.shared}</Tag> : null}
              </span>
            ),
          },
          {
            id: 'due',
            title: words.answerDue,
            cell: (row) => (
              <>
                {longDate(row.dueOn, language)} <span className={styles['left']}>{all.consultation.daysLeft(row.daysLeft)}</span>
              </>
            ),
          },
        ]}
      />
    </section>
  );
};
