// The small row of buttons at a selected passage.
import { Button, IconBookmark, IconCheck, IconButton, IconLink, IconQuote, IconReplace, Toolbar } from '@samsvar/ui';
import { useAllWords } from '../base/all-words';
import styles from './passage.module.css';
import type { ToolPlace } from './use-selection';

/** What can be done with a selected passage. */
export type PassageUse = 'cite' | 'quote' | 'propose' | 'link';

/** What a place offers: nothing to write in, something forbidden with its reason, or all of it. */
export interface PassageOffer {
  /** Whether there is a response to cite in. */
  readonly hasResponse: boolean;
  /** Why citing is not possible now; null when it is. */
  readonly whyNotCite: string | null;
  /** Why a link cannot be made; null when it can. */
  readonly whyNotLink: string | null;
}

interface SelectionToolsProps {
  readonly place: ToolPlace;
  readonly offer: PassageOffer;
  readonly onUse: (use: PassageUse) => void;
}

/** Reached with Alt+F10 from the text; the commonest uses have keys of their own. */
export const SelectionTools = ({ place, offer, onUse }: SelectionToolsProps) => {
  const words = useAllWords().passage;
  const { hasResponse, whyNotCite } = offer;
  return (
    <div
      className={styles['tools']}
      style={{ insetBlockStart: place.top, insetInlineStart: `min(${place.left}px, max(8px, 100% - 25rem))` }}
      // Pressing a tool must not take the selection away.
      onMouseDown={(event) => event.preventDefault()}
    >
      <Toolbar label={words.toolbar}>
        {hasResponse ? (
          <>
            <Button size="small" variant="primary" icon={<IconBookmark />} whyNot={whyNotCite} onPress={() => onUse('cite')} aria-keyshortcuts="Control+Alt+C">
              {words.cite}
            </Button>
            <Button size="small" variant="quiet" icon={<IconQuote />} whyNot={whyNotCite} onPress={() => onUse('quote')} aria-keyshortcuts="Control+Alt+Q">
              {words.quote}
            </Button>
            <Button size="small" variant="quiet" icon={<IconReplace />} whyNot={whyNotCite} onPress={() => onUse('propose')}>
              {words.propose}
            </Button>
            <IconButton size="small" label={words.copyLink} icon={<IconLink />} whyNot={offer.whyNotLink} onPress={() => onUse('link')} />
          </>
        ) : (
          <Button size="small" variant="quiet" icon={<IconLink />} whyNot={offer.whyNotLink} onPress={() => onUse('link')}>
            {words.copyLink}
          </Button>
        )}
      </Toolbar>
    </div>
  );
};

interface ChooseToolProps {
  readonly place: ToolPlace;
  readonly label: string;
  readonly onChoose: () => void;
}

/** The one button where a place is to be chosen; reached in the same way. */
export const ChooseTool = ({ place, label, onChoose }: ChooseToolProps) => (
  <div
    className={styles['tools']}
    style={{ insetBlockStart: place.top, insetInlineStart: `min(${place.left}px, max(8px, 100% - 14rem))` }}
    onMouseDown={(event) => event.preventDefault()}
  >
    <Toolbar label={useAllWords().passage.toolbar}>
      <Button size="small" variant="primary" icon={<IconCheck />} onPress={onChoose}>
        {label}
      </Button>
    </Toolbar>
  </div>
);
