// What came of inviting: who is invited, the links where they are needed, and who was left out.
import type { InvitedBody } from '@samsvar/protocol';
import { Banner, Button } from '@samsvar/ui';
import { useEffect, useRef } from 'react';
import { useAdminWords } from '../base/admin-words';
import { InviteLinks } from './InviteLinks';
import styles from './membership.module.css';

interface InviteResultProps {
  readonly result: InvitedBody;
  readonly onMore: () => void;
  readonly onClose: () => void;
}

/** Links are shown where mail does not go out, and nowhere else. */
export const InviteResult = ({ result: { invited, leftOut, isSending }, onMore, onClose }: InviteResultProps) => {
  const words = useAdminWords().members.inviting;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className={styles['form']}>
      <h3 ref={heading} tabIndex={-1} className={styles['heading']}>
        {words.doneTitle(invited.length)}
      </h3>
      {invited.length > 0 ? <Banner tone={isSending ? 'success' : 'warning'}>{isSending ? words.sent : words.notSending}</Banner> : null}
      {leftOut.length > 0 ? (
        <div>
          <h4>{words.leftOut}</h4>
          <ul role="list" className={styles['plain']}>
            {leftOut.map(({ email, reason }) => (
              <li key={email}>
                {email} {words.leftOutReasons[reason]}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {invited.length > 0 && !isSending ? <InviteLinks links={invited} /> : null}
      <div className={styles['actions']}>
        <Button onPress={onMore}>{words.more}</Button>
        <Button variant="primary" onPress={onClose}>
          {words.done}
        </Button>
      </div>
    </div>
  );
};
