// Keeps what breaks in one part of a page from taking the rest with it.
import { Component, type ReactNode } from 'react';
import { Banner, Button } from '@samsvar/ui';
import styles from './base.module.css';
import { toasts } from './toasts';
import { languageNow } from './language';
import { useWords, words } from './words';

interface IslandProps {
  readonly children: ReactNode;
  /** Called instead of showing words in the part's place; a short message is shown. */
  readonly onBroken?: () => void;
}

/** When something in it breaks, words and a button to try again stand in its place; everything around it goes on. */
export class Island extends Component<IslandProps, { readonly isBroken: boolean }> {
  override state = { isBroken: false };

  static getDerivedStateFromError() {
    return { isBroken: true };
  }

  override componentDidCatch(): void {
    if (!this.props.onBroken) return;
    toasts.add({ tone: 'warning', text: words(languageNow()).base.errors.partMissing });
    this.props.onBroken();
  }

  override render(): ReactNode {
    if (!this.state.isBroken) return this.props.children;
    return this.props.onBroken ? null : <PartMissing onRetry={() => this.setState({ isBroken: false })} />;
  }
}

/** Says that a part did not come, and offers another try. */
export const PartMissing = ({ onRetry }: { readonly onRetry: () => void }) => {
  const { errors, retry } = useWords().base;
  return (
    <div className={styles['missing']}>
      <Banner
        tone="warning"
        actions={
          <Button size="small" onPress={onRetry}>
            {retry}
          </Button>
        }
      >
        {errors.partMissing}
      </Banner>
    </div>
  );
};
