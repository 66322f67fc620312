// A text field is named, described and marked for those who hear the page.
import { fireEvent, render, screen } from '@testing-library/react';
import { TextArea, TextField } from './TextField';

const noChange = () => undefined;

it('has its label as its name, and hands over what is typed', () => {
  const typed: string[] = [];
  render(<TextField label="Titel" note="(frivilligt)" value="" onChange={(value) => typed.push(value)} />);
  fireEvent.change(screen.getByRole('textbox', { name: 'Titel (frivilligt)' }), {
    target: { value: 'Remiss' },
  });
  expect(typed).toEqual(['Remiss']);
});

it('is described by its help and by what is wrong, and marked as wrong only then', () => {
  const { rerender } = render(
    <TextField label="Titel" description="Som i missivet." value="" onChange={noChange} />,
  );
  const words = () =>
    (screen.getByRole('textbox').getAttribute('aria-describedby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent);
  expect(words()).toEqual(['Som i missivet.']);
  expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBeNull();
  rerender(
    <TextField
      label="Titel"
      description="Som i missivet."
      error="Skriv en titel."
      value=""
      onChange={noChange}
    />,
  );
  expect(words()).toEqual(['Som i missivet.', 'Skriv en titel.']);
  expect(screen.getByRole('textbox').getAttribute('aria-invalid')).toBe('true');
});

it('keeps its name when the label is hidden', () => {
  render(<TextField label="Sök" isLabelHidden type="search" value="" onChange={noChange} />);
  expect(screen.getByRole('searchbox', { name: 'Sök' })).toBeTruthy();
});

it('can be required, read only and switched off', () => {
  render(
    <>
      <TextField label="A" isRequired isReadOnly value="" onChange={noChange} />
      <TextArea label="B" isDisabled value="" onChange={noChange} />
    </>,
  );
  expect(screen.getByRole('textbox', { name: 'A' }).getAttribute('aria-required')).toBe('true');
  expect(screen.getByRole('textbox', { name: 'A' }).hasAttribute('readonly')).toBe(true);
  expect(screen.getByRole('textbox', { name: 'B' }).hasAttribute('disabled')).toBe(true);
});
