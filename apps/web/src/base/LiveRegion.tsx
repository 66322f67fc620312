// Where announcements are put so that screen readers read them.
import { useEffect, useState } from 'react';
import { VisuallyHidden } from '@samsvar/ui';
import { onAnnouncement } from './announce';

/** One for the whole app. The same words twice are read twice. */
export const LiveRegion = () => {
  const [said, setSaid] = useState({ text: '', no: 0 });
  useEffect(() => onAnnouncement((text) => setSaid(({ no }) => ({ text, no: no + 1 }))), []);
  return (
    <div role="status" aria-live="polite">
      <VisuallyHidden key={said.no}>{said.text}</VisuallyHidden>
    </div>
  );
};
