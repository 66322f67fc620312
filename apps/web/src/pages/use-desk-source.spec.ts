// What the source pane opens with.
import { expect, it } from '@jest/globals';
import type { DocumentRole, SourceId } from '@samsvar/domain';
import { firstSource } from './use-desk-source';

const document = (role: DocumentRole, id: string) => ({ role, source: { id: id as SourceId } }); // any text will do
const letter = document('cover_letter', 'missiv');
const main = document('main_document', 'strategi');

it('opens the document that the outline mirrors, else the main document', () => {
  expect(firstSource('annan' as SourceId, [letter, main])).toBe('annan'); // any text will do
  expect(firstSource(null, [letter, main])).toBe('strategi');
});

it('opens nothing rather than something that is not to be answered', () => {
  expect(firstSource(null, [letter])).toBeNull();
  expect(firstSource(null, [])).toBeNull();
});
