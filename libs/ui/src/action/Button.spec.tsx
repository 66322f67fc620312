// A forbidden button keeps its place and says why.
import { fireEvent, render, screen } from '@testing-library/react';
import { Button } from './Button';
import { IconButton } from './IconButton';

it('does nothing when forbidden, but can be reached and gives the reason', () => {
  let presses = 0;
  render(
    <Button whyNot="Only authors may." onPress={() => (presses += 1)}>
      Start
    </Button>,
  );
  const button = screen.getByRole('button', { name: 'Start' });
  expect(button.getAttribute('aria-disabled')).toBe('true');
  expect(button.hasAttribute('disabled')).toBe(false);
  expect(document.getElementById(button.getAttribute('aria-describedby') ?? '')?.textContent).toBe(
    'Only authors may.',
  );
  fireEvent.click(button);
  expect(presses).toBe(0);
  expect(screen.getByRole('tooltip', { hidden: true }).textContent).toBe('Only authors may.');
  fireEvent.keyDown(document, { key: 'Escape' });
  expect(screen.queryByRole('tooltip', { hidden: true })).toBeNull();
});

it('works when allowed', () => {
  let presses = 0;
  render(
    <Button whyNot={null} onPress={() => (presses += 1)}>
      Start
    </Button>,
  );
  fireEvent.click(screen.getByRole('button', { name: 'Start' }));
  expect(presses).toBe(1);
});

it('tells whether a tool is on', () => {
  render(<IconButton label="Bold" icon={<svg />} isPressed />);
  expect(screen.getByRole('button', { name: 'Bold' }).getAttribute('aria-pressed')).toBe('true');
});
