// A new suggestion: the passage in a small editor, why it is better so, and who may see it.
import { SuggestionEditor, type SuggestionSource } from '@samsvar/editor';
import { COMMENT_LIMIT, type ThreadId, type Visibility } from '@samsvar/domain';
import type { ResponseBody } from '@samsvar/protocol';
import { Button, Spinner, TextArea } from '@samsvar/ui';
import { useId, useState, type KeyboardEvent } from 'react';
import { useAllWords } from '../base/all-words';
import { announce } from '../base/announce';
import { useLanguage } from '../base/language';
import { NotSaved } from '../comment/CommentForm';
import { useKept } from '../comment/drafts';
import { Quote } from '../comment/Quote';
import { useFormInView } from '../comment/use-form-in-view';
import { VisibilityChoice } from '../comment/VisibilityMark';
import { crossing } from './nodes';
import { CitationsLost } from './SuggestionState';
import type { SuggestionDraftKept } from './suggestion-draft';
import styles from './suggestion.module.css';
import { useMakeSuggestion } from './use-suggestions';

interface SuggestionComposerProps {
  readonly response: ResponseBody;
  readonly source: SuggestionSource;
  /** Under which it is kept. */
  readonly about: string;
  /** Takes what is selected in the text now as the place; the words that were written stay. */
  readonly onMarkAgain: () => void;
  readonly onSaved: (thread: ThreadId) => void;
  /** Escape: it stays. */
  readonly onLeave: () => void;
  /** "Avbryt": thrown away, with what would bring it back. */
  readonly onThrowAway: () => void;
}

const FIRST: SuggestionDraftKept = { nodes: null, reason: '', visibility: 'organisation' };

/** Whatever was written survives a closed panel, a reload and every refusal. */
export const SuggestionComposer = ({ response, source, about, onMarkAgain, onSaved, onLeave, onThrowAway }: SuggestionComposerProps) => {
  const { suggestion: words, comment, base } = useAllWords();
  const language = useLanguage();
  const title = useId();
  const box = useFormInView<HTMLElement>();
  const [kept, keep] = useKept<SuggestionDraftKept>(response.id, about);
  const draft = kept ?? FIRST;
  // The editor reads what it begins from once: what was written before, or else the text as it stands.
  const [begin] = useState(() => draft.nodes ?? (source.scope === 'insert' ? [] : source.base));
  const [before] = useState(draft.nodes);
  const make = useMakeSuggestion(response.id, (thread) => {
    keep(null);
    announce(words.saved);
    onSaved(thread);
  });
  const visibility: Visibility = response.isShared ? draft.visibility : 'organisation';
  const isNew = source.scope === 'insert';
  const [isSame, setSame] = useState(false);
  const send = (): void => {
    setSame(draft.nodes === null);
    if (draft.nodes === null || make.isPending) return;
    make.mutate({ visibility, scope: source.scope, target: source.target, base: crossing(source.base), proposed: crossing(draft.nodes), reason: draft.reason.trim() });
  };
  // In the reason and the choices as in the text, which has answered its own keys already.
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.nativeEvent.isComposing) return;
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send();
    else if (event.key === 'Escape') onLeave();
    else return;
    event.preventDefault();
  };
  return (
    <section ref={box} className={styles['composer']} aria-labelledby={title} onKeyDown={onKeyDown}>
      <h3 id={title} className={styles['composerTitle']}>
        {isNew ? words.titleNew : words.title}
      </h3>
      {isNew ? null : <Quote text={source.target.quote} />}
      {make.error ? <NotSaved fault={make.error} onMarkAgain={onMarkAgain} title={words.notSaved} /> : null}
      <p className={styles['label']}>{isNew ? words.proposedNew : words.proposed}</p>
      <div className={styles['editor']}>
        <SuggestionEditor
          scope={source.scope}
          base={begin}
          language={language}
          label={isNew ? words.proposedNew : words.proposed}
          autoFocus
          // The same as it began with is what had been written before.
          onChange={(nodes) => keep({ ...draft, nodes: nodes ?? before })}
          onSubmit={send}
          onCancel={onLeave}
        />
      </div>
      {draft.nodes ? <CitationsLost suggestion={{ scope: source.scope, base: crossing(source.base), proposed: crossing(draft.nodes) }} /> : null}
      {isSame ? (
        <p role="alert" className={styles['error']}>
          {words.same}
        </p>
      ) : null}
      <TextArea label={words.reason} note={words.optional} description={words.reasonHelp} rows={2} maxLength={COMMENT_LIMIT} value={draft.reason} onChange={(reason) => keep({ ...draft, reason })} />
      <VisibilityChoice isShared={response.isShared} value={visibility} onChange={(now) => keep({ ...draft, visibility: now })} />
      <div className={styles['tools']}>
        {make.isPending ? (
          <Spinner>{comment.saving}</Spinner>
        ) : (
          <Button variant="primary" size="small" aria-keyshortcuts="Control+Enter" onPress={send}>
            {words.send}
          </Button>
        )}
        <Button variant="quiet" size="small" onPress={onThrowAway}>
          {base.cancel}
        </Button>
      </div>
    </section>
  );
};
