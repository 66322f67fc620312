// Choosing between the text of a document and its pages as they look.
import { Button, IconImage, IconText } from '@samsvar/ui';
import { useSourceWords } from '../base/source-words';
import styles from './facsimile.module.css';

/** How a document is shown. */
export type FacsimileView = 'reading' | 'facsimile';

interface FacsimileViewsProps {
  readonly view: FacsimileView;
  readonly onView: (view: FacsimileView) => void;
}

/** Two buttons, one of them pressed. */
export const FacsimileViews = ({ view, onView }: FacsimileViewsProps) => {
  const words = useSourceWords().facsimile;
  return (
    <div role="group" aria-label={words.views} className={styles['views']}>
      <Button size="small" variant={view === 'reading' ? 'secondary' : 'quiet'} icon={<IconText />} aria-pressed={view === 'reading'} onPress={() => onView('reading')}>
        {words.reading}
      </Button>
      <Button size="small" variant={view === 'facsimile' ? 'secondary' : 'quiet'} icon={<IconImage />} aria-pressed={view === 'facsimile'} onPress={() => onView('facsimile')}>
        {words.facsimile}
      </Button>
    </div>
  );
};
