// Inviting an organisation by a number that is none, and ending what people of it answer for.
import { afterEach, expect, it } from '@jest/globals';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { aResponse, anna, answering, As, pia } from '../testing/review-parts';
import '../testing/modal-parts';
import { PartiesDialog } from './PartiesDialog';

afterEach(cleanup);

const response = aResponse({ abilities: ['response.share', 'response.read'] });
const lead = { organisation: anna.organisation, part: 'lead', joinedAt: '2026-01-01' };
const party = { organisation: pia.organisation, part: 'write', joinedAt: '2026-01-01' };
const section = { level: 1, title: 'X', mirrored: false, sourceBlock: null, status: null, stance: null, words: 0, demands: 0, proposedWordings: 0 };

it('says at the field that a number is wrong, and sends nothing', async () => {
  const asked = answering({ 'GET /guests': { body: { guests: [], invitations: [] } },
    'GET /parties': { body: { parties: [lead] } } });
  render(<As who={anna}><PartiesDialog outline={[]} response={response} onClose={() => undefined} onLeft={() => undefined} /></As>);
  fireEvent.change(screen.getByLabelText('Organisationsnummer'), { target: { value: '212000-0143' } });
  fireEvent.click(screen.getByRole('button', { name: 'Bjud in' }));
  expect(await screen.findByText(/Det är inget organisationsnummer/)).not.toBeNull();
  expect(asked.filter(({ method }) => method === 'POST')).toEqual([]);
});

it('names the sections that people of theirs answer for before the sharing ends', async () => {
  const owned = (sectionId: string) => ({ sectionId, state: 'writing', dueOn: null, people: [{ personId: pia.id, name: pia.name, organisation: pia.organisation.name, part: 'owner' }] });
  answering({
    'GET /guests': { body: { guests: [], invitations: [] } },
    'GET /parties': { body: { parties: [lead, party] } },
    'GET /sections': { body: { wordLimit: null, sections: [owned('a'), owned('b')] } },
    'GET /projection': {
      body: { seq: 1, overallStance: null, coverage: { answer: 0, skip: 0, undecided: 0 }, words: 0, faults: [], outline: [{ ...section, id: 'a', number: '2.2' }, { ...section, id: 'b', number: '7.3' }] },
    },
  });
  render(<As who={anna}><PartiesDialog outline={[]} response={aResponse({ ...response, id: '00000000-0000-4000-8000-000000000077' as typeof response.id })} onClose={() => undefined} onLeft={() => undefined} /></As>);
  fireEvent.click(await screen.findByRole('button', { name: 'Avsluta för Forum' }));
  expect(await screen.findByText('Pia Dal ansvarar för 2.2 och 7.3.')).not.toBeNull();
});
