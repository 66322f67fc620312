// What can be done with a document, by how far it has been read.
import type { SourceBody, VersionBody } from '@samsvar/protocol';
import { cleanup, render, screen } from '@testing-library/react';
import { DocumentActions } from './DocumentActions';

afterEach(cleanup);

const show = (state: VersionBody['state']): void => {
  const version = { no: 1, state, warnings: [] } as unknown as VersionBody; // nothing else of it is looked at
  const source = { id: 'kalla', title: 'Färjeplan', versions: [version] } as unknown as SourceBody; // nor of this
  render(<DocumentActions source={source} version={version} mayChange onAnotherFile={null} onRemove={() => undefined} />);
};
const names = () => screen.getAllByRole('link').map((link) => [link.getAttribute('aria-label'), link.getAttribute('href')]);

it('leads from a scanned document to where its text is recognised', () => {
  show('needs-ocr');
  expect(names()[0]).toEqual(['Tolka texten i Färjeplan', '/kallor/kalla']);
  expect(screen.getByText('Tolka texten')).toBeTruthy();
});

it('leads from a document that was read to its text', () => {
  show('ready');
  expect(names()[0]).toEqual(['Läs Färjeplan', '/kallor/kalla']);
  expect(screen.queryByText('Tolka texten')).toBeNull();
});
