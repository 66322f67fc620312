// Words are counted to whoever began them, and what nobody is known for is told as such.
import { describe, expect, it } from '@jest/globals';
import type { OrganisationId, PersonId } from '@samsvar/domain';
import type { Who } from '@samsvar/protocol';
import { sharesByOrganisation, sharesByPerson, writtenBlocks } from './authorship';
import type { WrittenText } from './version-text';

const person = (id: string, name: string, organisation: string): Who => ({
  // Made up for the test: the shares only compare them.
  id: id as PersonId,
  name,
  organisation: { id: organisation as OrganisationId, name: organisation },
});
const people = [person('a', 'Anna', 'Medtek'), person('b', 'Bo', 'Kommunen')];

const aText = (runs: WrittenText['runs']): WrittenText => ({
  content: {
    text: {
      type: 'doc',
      content: [
        { type: 'sectionHeading', attrs: { id: 's', number: '2.1', title: 'Förslaget', level: 2 } },
        { type: 'paragraph', attrs: { id: 'p' }, content: [{ type: 'text', text: 'Vi ' }, { type: 'citation' }, { type: 'text', text: ' anser det.' }] },
        { type: 'bulletList', attrs: { id: 'l' }, content: [{ type: 'listItem', content: [{ type: 'paragraph', attrs: { id: 'q' }, content: [{ type: 'text', text: 'Kort svar' }] }] }] },
      ],
    },
    overallStance: null,
  },
  runs,
  people,
});

describe('who wrote what', () => {
  const written = aText({ p: [[6, 0, '2026-03-01T10:00:00Z'], [9, 1, '2026-03-02T10:00:00Z']], q: [[4, -1, '']] });

  it('cuts blocks of text into runs, those in lists too, with a place for each citation', () => {
    const blocks = writtenBlocks(written);
    expect(blocks.map(({ id, section, runs }) => ({ id, section, runs: runs.map(({ text, no }) => [text, no]) }))).toEqual([
      { id: 'p', section: '2.1 Förslaget', runs: [['Vi \ufffc a', 0], ['nser det.', 1]] },
      { id: 'q', section: '2.1 Förslaget', runs: [['Kort', -1], [' svar', -1]] },
    ]);
  });

  it('counts a word to whoever wrote its first letter', () => {
    const shares = sharesByPerson(writtenBlocks(written));
    expect(shares.map(({ name, words, share }) => [name, words, share])).toEqual([['Anna', 2, 0.4], ['Bo', 1, 0.2], ['', 2, 0.4]]);
    expect(sharesByOrganisation(people, shares).map(({ organisation, words }) => [organisation, words])).toEqual([['Medtek', 2], ['Kommunen', 1], ['', 2]]);
  });

  it('knows nobody where nothing was kept', () => {
    expect(sharesByPerson(writtenBlocks(aText(null))).map(({ id, words }) => [id, words])).toEqual([['', 5]]);
  });
});
