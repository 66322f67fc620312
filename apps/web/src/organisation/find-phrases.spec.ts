// Finding phrases.
import { expect, test } from '@jest/globals';
import { findPhrases } from './find-phrases';

const phrases = [
  { title: 'Inledning', body: 'Vi tackar för möjligheten att yttra oss.' },
  { title: 'Om oss', body: 'Föreningen samlar företag inom medicinteknik.' },
  { title: 'Tack', body: 'Med vänlig hälsning' },
];
const titles = (query: string) => findPhrases(phrases, query).map(({ title }) => title);

test('finds by any words of title and text, in any order and case', () => {
  expect(titles('MÖJLIGHETEN tackar')).toEqual(['Inledning']);
  expect(titles('medicin förening')).toEqual(['Om oss']);
  expect(titles('saknas')).toEqual([]);
});

test('shows hits in titles first, and all when nothing is asked for', () => {
  expect(titles('tack')).toEqual(['Tack', 'Inledning']);
  expect(titles('  ')).toEqual(['Inledning', 'Om oss', 'Tack']);
});
