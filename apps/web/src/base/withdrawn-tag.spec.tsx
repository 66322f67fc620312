// The word beside the title of a source that has been withdrawn.
import { afterEach, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { WithdrawnTag } from './WithdrawnTag';

afterEach(cleanup);

it('is there only for one that has been withdrawn', () => {
  const { container, rerender } = render(<WithdrawnTag withdrawn={null} />);
  expect(container.textContent).toBe('');
  rerender(<WithdrawnTag withdrawn={{ at: '2026-11-20T09:00:00Z', note: null }} />);
  expect(screen.getByText('Återkallad')).toBeTruthy();
});
