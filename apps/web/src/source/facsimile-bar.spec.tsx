// The controls of a facsimile: pages by printed number, steps of enlargement, and words for a page that is not there.
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { onAnnouncement } from '../base/announce';
import { FacsimileBar, pageMeant } from './FacsimileBar';

const pages = ['i', 'ii', '1', '2', null].map((label, index) => ({ page: index + 1, width: 595, height: 842, label }));
afterEach(cleanup);

it('knows pages by their printed number before their place', () => {
  expect(['1', '2', ' II ', '5', '3', '9', ''].map((text) => pageMeant(text, pages))).toEqual([3, 4, 2, 5, 3, null, null]);
});

it('goes to the page that is typed, steps and enlarges, and leads to the text', () => {
  const done: string[] = [];
  const said: string[] = [];
  const stop = onAnnouncement((text) => said.push(text));
  render(
    <FacsimileBar pages={pages} current={3} zoom={1} onGo={(page) => done.push(`page ${page}`)} onZoom={(zoom) => done.push(`zoom ${zoom}`)} onRead={() => done.push('read')} />,
  );
  const field = screen.getByRole('textbox', { name: 'Sida' });
  expect(field).toHaveProperty('value', '1');
  fireEvent.change(field, { target: { value: 'ii' } });
  fireEvent.submit(field);
  fireEvent.change(field, { target: { value: '77' } });
  fireEvent.submit(field);
  for (const name of ['Föregående sida', 'Nästa sida', 'Förstora', 'Förminska', 'Anpassa till bredden', 'Läs sidan i läsvyn']) fireEvent.click(screen.getByRole('button', { name }));
  stop();
  expect(done).toEqual(['page 2', 'page 2', 'page 4', 'zoom 1.25', 'zoom 0.75', 'zoom 1', 'read']);
  expect(said).toEqual(['Det finns ingen sida 77.']);
});
