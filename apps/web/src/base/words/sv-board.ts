// Words of the board, in Swedish: what is mine, what waits for others, what is done.
import { plural } from './plural';

/** Swedish words of the board. */
export const svBoard = {
  title: 'Mitt arbete',
  lead: 'Det som väntar på dig och på andra, i alla remissvar du kan öppna.',
  columns: { mine: 'Mitt', waiting: 'Väntar på andra', done: 'Klart' },
  empty: {
    mine: 'Inget väntar på dig.',
    waiting: 'Inget väntar på andra.',
    done: 'Inget är klart än.',
  },
  kinds: { section: 'Avsnitt', thread: 'Tråd', suggestion: 'Förslag', review: 'Att granska' },
  filter: 'Remissvar',
  all: 'Alla remissvar',
  count: (count: number): string => plural(count, '1 sak', `${count} saker`),
  late: (count: number): string => plural(count, '1 är sen', `${count} är sena`),
  lateTag: 'Sent',
  lateSince: (date: string): string => `Skulle ha varit klart ${date}`,
  due: (date: string): string => `Klart senast ${date}`,
  people: (names: string): string => `Väntar på ${names}`,
  askedBy: (names: string): string => `Från ${names}`,
  responses: 'Remissvar du kan öppna',
  noResponses: 'Det finns inga remissvar än',
  noResponsesHelp: 'När din organisation har börjat på ett remissvar, eller någon delar ett med er, syns det här.',
  toRegister: 'Till remisserna',
  sharedBy: (name: string): string => `Delat av ${name}`,
  shared: 'Delas med andra',
  owner: 'Organisation',
  response: 'Remissvar',
  answerDue: 'Ska lämnas',
  whole: 'Om hela svaret',
  untitled: 'Utan rubrik',
};
