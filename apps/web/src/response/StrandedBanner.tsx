// Text that the server will not take: why, and what the person may do with it.
import type { StrandedText } from '@samsvar/editor/connection';
import { Banner, Button, Dialog, IconDownload } from '@samsvar/ui';
import { useState } from 'react';
import { useAllWords } from '../base/all-words';

interface StrandedBannerProps {
  readonly stranded: StrandedText;
  /** How many paragraphs would be lost. */
  readonly paragraphs: number;
  readonly onDownload: () => void;
  /** Throws away what was not saved, and opens the response anew. */
  readonly onDiscard: () => void;
}

/** Nothing happens to the text until the person has chosen; to throw it away is asked about once. */
export const StrandedBanner = ({ stranded, paragraphs, onDownload, onDiscard }: StrandedBannerProps) => {
  const { response, base } = useAllWords();
  const words = response.stranded;
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Banner
        tone="danger"
        title={stranded.reason === 'schema-outdated' ? words.outdated : words.title}
        actions={
          <>
            <Button size="small" icon={<IconDownload />} onPress={onDownload}>
              {response.downloadText}
            </Button>
            <Button size="small" onPress={() => setAsking(true)}>
              {words.discard}
            </Button>
          </>
        }
      >
        {words.because[stranded.reason] ?? stranded.text} {words.kept}
      </Banner>
      <Dialog
        title={words.askTitle}
        isOpen={isAsking}
        onOpenChange={setAsking}
        closeLabel={base.close}
        footer={
          <>
            <Button onPress={() => setAsking(false)}>{base.cancel}</Button>
            <Button icon={<IconDownload />} onPress={onDownload}>
              {response.downloadText}
            </Button>
            <Button variant="danger" onPress={onDiscard}>
              {words.discardNow}
            </Button>
          </>
        }
      >
        <p>{words.ask(paragraphs)}</p>
      </Dialog>
    </>
  );
};
