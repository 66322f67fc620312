// Marking another place in the new version: what is cited stands over the text that it is to be found in.
import type { PlacementBody } from '@samsvar/protocol';
import { Banner, Button, Dialog, Spinner, useMedia } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';
import { wordsOfFault } from '../base/Fetching';
import { useSourceWords } from '../base/source-words';
import { useBlocks } from '../source/use-source';
import { PassageReader } from './PassageReader';
import styles from './placement.module.css';
import { useBlockAfter, useNearPlace } from './use-near-place';
import type { SelectedPassage } from './use-selection';

interface ChoosePlaceDialogProps {
  readonly placement: PlacementBody;
  /** The later version's number. */
  readonly no: number;
  readonly onChoose: (selected: SelectedPassage) => void;
  readonly onClose: () => void;
}

const MARGIN = { marginOf: () => null, signatureOf: () => '' };
const OFFER = { hasResponse: false, whyNotCite: null, whyNotLink: null };

/** Opens at the place that was found, or where the cited words stood; the headings stand beside the text to move by. */
export const ChoosePlaceDialog = ({ placement, no, onChoose, onClose }: ChoosePlaceDialogProps) => {
  const { base, source } = useAllWords();
  const words = useSourceWords().versions.queue;
  const { passage, place, candidates } = placement;
  const near = place ?? candidates[0] ?? null;
  const after = useBlockAfter(placement, no, near === null);
  const { blocks, error, retry } = useBlocks({ sourceId: passage.sourceId, no, around: near?.range.blockFrom ?? after ?? passage.blockFrom, isReady: true });
  const opened = useNearPlace(placement, blocks, after);
  const isNarrow = useMedia('(max-width: 899.98px)');
  const [isOutlineShown, setOutlineShown] = useState(!isNarrow);
  return (
    <Dialog title={words.marking.title} size="large" isOpen onOpenChange={(isOpen) => (isOpen ? undefined : onClose())} closeLabel={base.close} isDismissable={false}>
      <div className={styles['marking']}>
        <blockquote className={styles['wanted']} lang="sv">{passage.exact}</blockquote>
        <p className={styles['quiet']}>
          {near === null && opened ? `${words.marking.lost} ` : ''}
          {words.marking.help}
        </p>
        <div>
          <Button size="small" variant="quiet" aria-expanded={isOutlineShown} onPress={() => setOutlineShown(!isOutlineShown)}>{source.outline}</Button>
        </div>
        <div className={styles['markingText']}>
          {error ? (
            <Banner tone="danger" title={source.loadFailed} actions={<Button onPress={retry}>{source.retry}</Button>}>
              {wordsOfFault(error, base.errors.unexpected)}
            </Banner>
          ) : blocks ? (
            <PassageReader
              blocks={blocks}
              language="sv"
              opened={opened}
              isOutlineShown={isOutlineShown}
              onOutlineLeft={() => (isNarrow ? setOutlineShown(false) : undefined)}
              offer={OFFER}
              onUse={() => undefined}
              choosing={{ label: words.marking.use, onChoose }}
              margin={MARGIN}
              onLeave={onClose}
            />
          ) : (
            <Spinner>{source.loading}</Spinner>
          )}
        </div>
      </div>
    </Dialog>
  );
};
