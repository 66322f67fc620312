// Catches a page that breaks, and offers the way on.
import { Component, type ReactNode } from 'react';
import { Button, EmptyState, IconWarning } from '@samsvar/ui';
import styles from './base.module.css';
import { DownloadWork } from './DownloadWork';
import { useUnsavedWork } from './use-unsaved-work';
import { useWords } from './words';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
  /** A new value gives the content a new chance: the address, say. */
  readonly resetOn: string;
}

interface ErrorBoundaryState {
  readonly hasFailed: boolean;
  readonly at: string;
}

/** Shows words and a button instead of an empty window when something below it breaks. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { hasFailed: false, at: this.props.resetOn };

  static getDerivedStateFromError(): Partial<ErrorBoundaryState> {
    return { hasFailed: true };
  }

  static getDerivedStateFromProps(
    props: ErrorBoundaryProps,
    state: ErrorBoundaryState,
  ): Partial<ErrorBoundaryState> | null {
    return props.resetOn === state.at ? null : { hasFailed: false, at: props.resetOn };
  }

  override render(): ReactNode {
    return this.state.hasFailed ? <Crashed /> : this.props.children;
  }
}

const Crashed = () => {
  const words = useWords().base;
  const isUnsaved = useUnsavedWork().length > 0;
  return (
    <div role="alert" className={styles['page']}>
      <EmptyState
        icon={<IconWarning />}
        title={words.errors.title}
        action={
          <div className={styles['crashActions']}>
            <DownloadWork />
            <Button variant={isUnsaved ? 'secondary' : 'primary'} onPress={() => location.reload()}>
              {words.reload}
            </Button>
          </div>
        }
      >
        <p>{isUnsaved ? words.errors.crashedUnsaved : words.errors.crashed}</p>
      </EmptyState>
    </div>
  );
};
