// Words of the board, in English: what is mine, what waits for others, what is done.
import type { svBoard } from './sv-board';
import { plural } from './plural';

/** English words of the board. */
export const enBoard: typeof svBoard = {
  title: 'My work',
  lead: 'What waits for you and for others, in all responses that you can open.',
  columns: { mine: 'Mine', waiting: 'Waiting for others', done: 'Done' },
  empty: {
    mine: 'Nothing waits for you.',
    waiting: 'Nothing waits for others.',
    done: 'Nothing is done yet.',
  },
  kinds: { section: 'Section', thread: 'Thread', suggestion: 'Suggestion', review: 'To review' },
  filter: 'Response',
  all: 'All responses',
  count: (count) => plural(count, '1 thing', `${count} things`),
  late: (count) => plural(count, '1 is late', `${count} are late`),
  lateTag: 'Late',
  lateSince: (date) => `Was due on ${date}`,
  due: (date) => `Due on ${date}`,
  people: (names) => `Waiting for ${names}`,
  askedBy: (names) => `From ${names}`,
  responses: 'Responses you can open',
  noResponses: 'There are no responses yet',
  noResponsesHelp: 'When your organisation has begun a response, or somebody shares one with you, it is shown here.',
  toRegister: 'To the consultations',
  sharedBy: (name) => `Shared by ${name}`,
  shared: 'Shared with others',
  owner: 'Organisation',
  response: 'Response',
  answerDue: 'To be handed in',
  whole: 'About the whole response',
  untitled: 'Without a heading',
};
