// The button that takes the response out as Word or PDF.
import type { ExportFault, ResponseId } from '@samsvar/domain';
import { Button, Dialog, IconDocument, IconDownload, IconQuote, IconUpload, Menu, MenuItem, MenuSection, Spinner } from '@samsvar/ui';
import { useEffect, useState } from 'react';
import { wordsOfFault } from '../base/Fetching';
import { saveFile } from '../base/save-file';
import { toasts } from '../base/toasts';
import { useAllWords } from '../base/all-words';
import { useResponse } from '../response/use-response';
import { BringBackDialog } from './BringBackDialog';
import { exportFile, type ExportFormat } from './export-file';
import { FaultList } from './FaultList';
import styles from './delivery.module.css';

interface ExportMenuProps {
  readonly id: ResponseId;
  /** Why it may not be taken out; null when it may. */
  readonly whyNot: string | null;
  readonly onGo: (blockId: string) => void;
  /** Whether a working copy may be brought back. */
  readonly mayBringBack: boolean;
}

/** What is no letter. */
const NOT_WORD: ReadonlySet<ExportFormat> = new Set(['annotations', 'ris', 'csl-json']);

/** Words appear when it takes more than a second; a refusal lists the faults. */
const SLOW_MS = 1000;

/** Asks, waits, saves the file under the server's name. */
export const ExportMenu = ({ id, whyNot, onGo, mayBringBack }: ExportMenuProps) => {
  const words = useAllWords();
  const { working, refused, run, dismiss } = useExport(id);
  const isShared = useResponse(id).data?.isShared ?? false;
  const isSlow = useSlow(working !== null);
  const [isBringingBack, setBringingBack] = useState(false);
  return (
    <>
      {working && isSlow ? (
        <span className={styles['working']}>
          <Spinner>{working === 'pdf' ? words.delivery.working('PDF') : NOT_WORD.has(working) ? words.delivery.others.working : words.delivery.working('Word')}</Spinner>
        </span>
      ) : null}
      {whyNot ? (
        <Button icon={<IconDownload />} whyNot={whyNot}>
          {words.delivery.export}
        </Button>
      ) : (
        <Menu
          label={words.delivery.export}
          placement="bottom end"
          trigger={
            <Button icon={<IconDownload />} isDisabled={working !== null}>
              {words.delivery.export}
            </Button>
          }
        >
          <MenuItem icon={<IconDocument />} label={words.delivery.word} onAction={() => void run('docx')} />
          <MenuItem icon={<IconDocument />} label={words.delivery.pdf} onAction={() => void run('pdf')} />
          <MenuItem icon={<IconDocument />} label={words.delivery.copy.takeOut} description={isShared ? words.delivery.copy.sharedHint : words.delivery.copy.takeOutHint} onAction={() => void run('copy')} />
          {isShared ? (
            <MenuItem
              icon={<IconDocument />}
              label={words.delivery.copy.takeOutInternal}
              description={words.delivery.copy.takeOutInternalHint}
              onAction={() => void run('internal-copy')}
            />
          ) : null}
          <MenuSection title={words.delivery.others.title}>
            <MenuItem icon={<IconQuote />} label={words.delivery.others.annotations} description={words.delivery.others.annotationsHint} onAction={() => void run('annotations')} />
            <MenuItem icon={<IconQuote />} label={words.delivery.others.ris} description={words.delivery.others.risHint} onAction={() => void run('ris')} />
            <MenuItem icon={<IconQuote />} label={words.delivery.others.csl} onAction={() => void run('csl-json')} />
          </MenuSection>
          {mayBringBack ? <MenuItem icon={<IconUpload />} label={words.delivery.copy.bringBack} onAction={() => setBringingBack(true)} /> : null}
        </Menu>
      )}
      <BringBackDialog id={id} isOpen={isBringingBack} onClose={() => setBringingBack(false)} />
      <Dialog title={words.delivery.refusedTitle} isOpen={refused !== null} onOpenChange={dismiss} closeLabel={words.base.close}>
        <p>{words.delivery.refused}</p>
        <FaultList
          faults={refused ?? []}
          onGo={(blockId) => {
            dismiss();
            // The dialog gives focus back as it closes; the text takes it after that.
            setTimeout(() => onGo(blockId), 50);
          }}
        />
      </Dialog>
    </>
  );
};

const useExport = (id: ResponseId) => {
  const words = useAllWords();
  const [working, setWorking] = useState<ExportFormat | null>(null);
  const [refused, setRefused] = useState<readonly ExportFault[] | null>(null);
  const run = async (format: ExportFormat): Promise<void> => {
    setWorking(format);
    try {
      const exported = await exportFile(id, format);
      if (exported.outcome === 'faults') return setRefused(exported.faults);
      saveFile(exported.name, exported.bytes);
      toasts.add({ tone: 'success', text: words.delivery.done(exported.name) });
    } catch (fault) {
      toasts.add({ tone: 'danger', text: `${words.delivery.failed} ${wordsOfFault(fault, words.base.errors.unexpected)}` });
    } finally {
      setWorking(null);
    }
  };
  return { working, refused, run, dismiss: () => setRefused(null) };
};

const useSlow = (isWorking: boolean): boolean => {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    if (!isWorking) return;
    const timer = setTimeout(() => setSlow(true), SLOW_MS);
    return () => {
      clearTimeout(timer);
      setSlow(false);
    };
  }, [isWorking]);
  return isSlow;
};
