// A list of people, pasted or from a file, before it is read.
import { ROLES, type Role } from '@samsvar/domain';
import { INVITE_LIST_LIMIT, type InviteListBody } from '@samsvar/protocol';
import { Banner, Button, DropZone, Select, TextArea } from '@samsvar/ui';
import { useState } from 'react';
import { useAdminWords } from '../base/admin-words';
import { fileSize } from '../base/dates';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { useWords } from '../base/words';
import styles from './membership.module.css';
import { useReadList } from './use-members';

interface InviteSourceProps {
  readonly role: Role;
  readonly onRole: (role: Role) => void;
  readonly onTyping: () => void;
  readonly onRead: (list: InviteListBody) => void;
}

/** The server reads the list, so that every file is read by the same rules; nobody is invited by it. */
export const InviteSource = ({ role, onRole, onTyping, onRead }: InviteSourceProps) => {
  const words = useAdminWords().members.inviting;
  const { errors, roles } = useWords().base;
  const language = useLanguage();
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const read = useReadList();
  const send = (list: Blob): void => {
    if (read.isPending) return;
    read.reset();
    if (list.size > INVITE_LIST_LIMIT) return setProblem(words.listTooLarge(fileSize(list.size, language)));
    setProblem(null);
    read.mutate(
      { list, role },
      {
        onSuccess: (answer) => {
          if (answer.rows.length === 0) setProblem(words.listEmpty);
          else onRead(answer);
        },
      },
    );
  };
  const readText = (): void => (text.trim() ? send(new Blob([text], { type: 'text/plain; charset=utf-8' })) : setProblem(words.listMissing));
  return (
    <div className={styles['panel']}>
      {problem ? <Banner tone="danger">{problem}</Banner> : null}
      {read.error ? <Banner tone="danger">{wordsOfFault(read.error, errors.unexpected)}</Banner> : null}
      <Select label={words.role} choices={ROLES.map((id) => ({ id, label: roles[id] }))} value={role} onChange={onRole} />
      <div className={styles['listText']} onInput={onTyping}>
        <TextArea label={words.paste} description={words.pasteHelp} rows={8} value={text} onChange={setText} />
      </div>
      <div>
        <Button variant="primary" onPress={readText}>
          {read.isPending ? words.reading : words.read}
        </Button>
      </div>
      <DropZone words={words.or} buttonLabel={words.chooseFile} accept={['.csv', '.tsv', '.txt', 'text/csv', 'text/plain']} isMultiple={false} onFiles={([file]) => (file ? send(file) : undefined)} />
    </div>
  );
};
