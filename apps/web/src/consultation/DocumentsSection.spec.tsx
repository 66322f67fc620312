// Files that need not be sent are refused where they are chosen.
import { fireEvent, render, screen } from '@testing-library/react';
import '../testing/modal-parts';
import type { ChosenFile } from './ChosenFiles';
import { DocumentsSection } from './DocumentsSection';

it('leaves out an empty file with the reason, and keeps the others', () => {
  const chosen: (readonly ChosenFile[])[] = [];
  const { container } = render(<DocumentsSection files={[]} onChange={(files) => chosen.push(files)} />);
  const input = container.querySelector('input[type=file]');
  if (!(input instanceof HTMLInputElement)) throw new Error('There is nowhere to choose a file.');
  fireEvent.change(input, { target: { files: [new File([], 'tom.pdf'), new File(['x'], 'strategi.txt')] } });
  expect(chosen.at(-1)?.map(({ file }) => file.name)).toEqual(['strategi.txt']);
  expect(screen.getByRole('alert').textContent).toContain('tom.pdf: Filen är tom (0 kB).');
});
