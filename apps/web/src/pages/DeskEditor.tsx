// The editor on the desk, and what it fetches and sends by HTTP.
import { ResponseEditor, type EditorHandle, type ReviewKey } from '@samsvar/editor';
import type { ResponseConnection } from '@samsvar/editor/connection';
import type { ResponseContent } from '@samsvar/document';
import type { AnchorId, PassageId } from '@samsvar/domain';
import { figureShape, type ResponseBody } from '@samsvar/protocol';
import { useQueryClient } from '@tanstack/react-query';
import type { RefObject } from 'react';
import { api } from '../base/api';
import { useLanguage } from '../base/language';
import { apiPath } from '../base/path';
import { toasts } from '../base/toasts';
import { useCitedPassages } from '../citation/use-citation-states';
import { passageQuery } from '../passage/use-passage';
import { useFact } from '../response/use-connection';
import { useGuestSelf } from '../response/use-guests';
import { FindBar } from '../suggestion/FindBar';
import type { DeskReviewState } from './DeskReview';
import styles from './ResponsePage.module.css';

interface DeskTextProps extends Pick<DeskEditorProps, 'response' | 'connection' | 'onReady' | 'onContent' | 'onOpen'> {
  /** The pane that scrolls. */
  readonly text: RefObject<HTMLDivElement | null>;
  readonly desk: DeskReviewState;
  readonly handle: EditorHandle | null;
  readonly whyReading: string | null;
}

/** The text, with the search above it while somebody searches. */
export const DeskText = ({ text, desk, handle, whyReading, ...rest }: DeskTextProps) => (
  <div className={styles['textPane']}>
    {desk.find !== null && handle ? (
      <FindBar handle={handle} items={desk.review.items} whyReading={whyReading} onShow={desk.show} onClose={desk.closeFind} asked={desk.find} />
    ) : null}
    <div ref={text} className={styles['text']} data-pane="" onPointerDown={desk.onPress}>
      <DeskEditor {...rest} editable={whyReading === null} onAnchors={desk.onAnchors} onReviewKey={desk.onReviewKey} />
    </div>
  </div>
);

interface DeskEditorProps {
  readonly response: ResponseBody;
  readonly connection: ResponseConnection;
  readonly editable: boolean;
  readonly onReady: (handle: EditorHandle | null) => void;
  readonly onContent: (content: ResponseContent) => void;
  readonly onOpen: (passage: PassageId) => void;
  /** The anchors at the caret, the innermost first. */
  readonly onAnchors: (ids: readonly AnchorId[]) => void;
  readonly onReviewKey: (key: ReviewKey) => void;
}

/** The editor knows no address; every one it needs is given here. */
const DeskEditor = ({ response, connection, editable, onReady, onContent, onOpen, onAnchors, onReviewKey }: DeskEditorProps) => {
  const queries = useQueryClient();
  const language = useLanguage();
  const asked = useGuestSelf(response)?.sections ?? null;
  // Before the server has said anything on the line, what it was asked for stands.
  const said = useFact(connection, (at) => at.sections);
  const sections = said === undefined ? asked : said;
  const cited = useCitedPassages(response.id);
  return (
    <ResponseEditor
      connection={connection}
      editable={editable}
      sections={sections}
      language={language}
      // Ids come from the document as text; the server judges them.
      loadPassage={(id) => queries.fetchQuery(passageQuery(id as PassageId))}
      cited={cited}
      onOpenCitation={({ passageId }) => onOpen(passageId as PassageId)}
      onContent={onContent}
      onReady={onReady}
      onAnchors={onAnchors}
      onReviewKey={onReviewKey}
      onNotice={(text) => toasts.add({ text })}
      uploadFigure={(file) => api.upload({ url: apiPath.figures(response.id), file, shape: figureShape })}
      figureUrl={(sha256) => apiPath.figure(response.id, sha256)}
    />
  );
};
