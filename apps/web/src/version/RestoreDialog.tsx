// The dialog that brings back a version or one section of it: it shows what will change before anything does.
import type { ResponseContent } from '@samsvar/document';
import type { ResponseId } from '@samsvar/domain';
import type { ResponseVersionBody, RestoredBody } from '@samsvar/protocol';
import { Banner, Button, Dialog, Select, Spinner } from '@samsvar/ui';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { useLanguage } from '../base/language';
import { diffRows } from './diff-rows';
import { DiffRows } from './DiffRows';
import { useDiff } from './use-diff';
import { NOW, textQuery, useRestore } from './use-versions';
import { versionTitle } from './version-days';
import styles from './version.module.css';
import { headingsOf, sectionName, sectionOf } from './version-text';

interface RestoreDialogProps {
  readonly id: ResponseId;
  readonly version: ResponseVersionBody;
  readonly onClose: () => void;
  readonly onRestored: (restored: RestoredBody) => void;
}

const WHOLE = 'whole';
const NOTHING: ResponseContent = { text: { type: 'doc', content: [] }, overallStance: null };

/** The difference is from the text now to the version, as it will be after. */
export const RestoreDialog = ({ id, version, onClose, onRestored }: RestoreDialogProps) => {
  const { base, version: words, response } = useAllWords();
  const language = useLanguage();
  const [what, setWhat] = useState(WHOLE);
  // What stands there now: whatever was fetched for another view may be old.
  const now = useQuery({ ...textQuery(id, NOW), staleTime: 0, refetchOnMount: 'always' });
  const then = useQuery(textQuery(id, version.id));
  const restore = useRestore(id);
  const headings = then.data ? headingsOf(then.data.content) : [];
  const sectionId = what === WHOLE ? null : what;
  const before = useMemo(() => (now.data && !now.isFetching ? partOf(now.data.content, sectionId) : null), [now.data, now.isFetching, sectionId]);
  const after = useMemo(() => (then.data ? partOf(then.data.content, sectionId) : null), [then.data, sectionId]);
  const fault = now.error ?? then.error ?? restore.error;
  const { diff, isSame } = usePreview(before, after);
  return (
    <Dialog
      title={words.restore.title(versionTitle(version, words, language))}
      size="large"
      isOpen
      onOpenChange={(isOpen) => (isOpen ? undefined : onClose())}
      closeLabel={base.close}
      footer={
        <>
          <Button onPress={onClose}>{base.cancel}</Button>
          <Button
            variant="primary"
            isDisabled={isSame || !before || !after}
            onPress={() => restore.isPending || restore.mutate({ version: version.id, sectionId }, { onSuccess: onRestored })}
          >
            {restore.isPending ? words.restore.running : words.restore.run}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        {fault ? <Banner tone="danger">{wordsOfFault(fault, base.errors.unexpected)}</Banner> : null}
        <Select
          label={words.restore.what}
          value={what}
          onChange={setWhat}
          choices={[{ id: WHOLE, label: words.restore.whole }, ...headings.map((heading) => ({ id: heading.id, label: sectionName(heading, response.untitled) }))]}
        />
        <p>{isSame ? words.restore.nothing : words.restore.explain}</p>
        {diff ? null : fault ? null : <Spinner>{words.compare.working}</Spinner>}
        {diff && !isSame ? (
          <>
            <p role="status" className={styles['count']}>{words.compare.count(diff.changes.length)}</p>
            <Preview diff={diff} before={before ?? NOTHING} />
          </>
        ) : null}
      </div>
    </Dialog>
  );
};

/** A section that is not there is empty. */
const partOf = (content: ResponseContent, sectionId: string | null): ResponseContent =>
  sectionId === null ? content : { ...(sectionOf(content, sectionId) ?? NOTHING), overallStance: null };

const usePreview = (before: ResponseContent | null, after: ResponseContent | null) => {
  const { data } = useDiff(before, after);
  return { diff: data, isSame: data !== undefined && data.changes.length === 0 };
};

const Preview = ({ diff, before }: { readonly diff: NonNullable<ReturnType<typeof usePreview>['diff']>; readonly before: ResponseContent }) => {
  const { compare } = useAllWords().version;
  const rows = useMemo(() => diffRows(diff, before), [diff, before]);
  return (
    // A box that scrolls must be reachable without a mouse.
    <div className={styles['preview']} role="region" aria-label={compare.region} tabIndex={0}>
      <DiffRows rows={rows} rendering="inline" onlyChanged current={null} />
    </div>
  );
};
