// The start page of an organisation that others share with, and that has registered nothing.
import { afterEach, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { answering, anna, As } from '../testing/review-parts';
import { ConsultationsPage } from './ConsultationsPage';

afterEach(cleanup);

const aShared = { id: '00000000-0000-4000-8000-000000000001', title: 'Svar om laserväxthus', organisation: 'Forum', isShared: true, dueOn: '2026-12-01', daysLeft: 9 };

it('lists what is shared with it, and does not tell it to register that again', async () => {
  answering({
    'GET /consultations': { body: { consultations: [] } },
    'GET /board': { body: { items: [], responses: [aShared, { ...aShared, id: aShared.id.replace(/1$/, '2'), title: 'Vårt eget', organisation: 'Medtek' }] } },
  });
  render(<As who={anna}><ConsultationsPage /></As>);
  expect((await screen.findByRole('link', { name: 'Svar om laserväxthus' })).getAttribute('href')).toBe(`/svar/${aShared.id}`);
  expect(screen.getByRole('region', { name: 'Remissvar som delas med er' }).textContent).toContain('Delas av Forum');
  expect(screen.queryByText('Vårt eget')).toBeNull();
  expect(screen.getByText('Ert eget register är tomt')).not.toBeNull();
  expect(screen.queryByText(/Registrera den remiss ni ska svara på/)).toBeNull();
});
