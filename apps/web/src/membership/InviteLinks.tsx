// Links of invitations, each to be copied: they are shown this once, and only where no mail goes out.
import type { InvitedBody } from '@samsvar/protocol';
import { Button, IconCopy, TextField } from '@samsvar/ui';
import { useAdminWords } from '../base/admin-words';
import { toasts } from '../base/toasts';
import { copyText } from './copy-text';
import styles from './membership.module.css';

/** Where copying is forbidden the link can be marked by hand. */
export const InviteLinks = ({ links: all }: { readonly links: InvitedBody['invited'] }) => {
  const words = useAdminWords().members.inviting;
  const links = all.flatMap(({ link, ...row }) => (link === null ? [] : [{ ...row, link }]));
  const copy = async (text: string): Promise<void> => {
    const isDone = await copyText(text);
    toasts.add({ tone: isDone ? 'success' : 'warning', text: isDone ? words.copied : words.copyFailed, topic: 'copied' });
  };
  return (
    <>
      <ul role="list" className={styles['links']}>
        {links.map(({ id, email, link }) => (
          <li key={id} className={styles['link']}>
            <TextField label={words.link(email)} value={link} isReadOnly onChange={() => undefined} />
            <Button icon={<IconCopy />} aria-label={words.copyFor(email)} onPress={() => void copy(link)}>
              {words.copy}
            </Button>
          </li>
        ))}
      </ul>
      {links.length > 1 ? (
        <div>
          <Button icon={<IconCopy />} onPress={() => void copy(links.map(({ email, link }) => `${email}\t${link}`).join('\n'))}>
            {words.copyAll}
          </Button>
        </div>
      ) : null}
    </>
  );
};
