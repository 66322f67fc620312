// Which source is open beside the text, at which passage, and the way back to the text.
import type { DocumentRole, PassageId, SourceId } from '@samsvar/domain';
import type { PassageBody, ResponseBody, SourceBody } from '@samsvar/protocol';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useLocation, useSearchParams } from 'wouter';
import { path } from '../base/path';
import { mayHoldText } from '../consultation/current-version';
import { useConsultation } from '../consultation/use-consultation';
import { useSharedDocuments } from '../response/use-shared-documents';
import type { OpenedPassage } from '../passage/use-opened-passage';
import { useSession } from '../session/use-session';
import { useSource, useSources } from '../source/use-source';
import { useShowPassage } from './use-show-passage';

interface Shown {
  readonly sourceId: SourceId;
  readonly versionNo: number | undefined;
  readonly opened: OpenedPassage | null;
}

interface DeskSourceWanted {
  readonly response: ResponseBody;
  /** The source should come into view. */
  readonly onShow: () => void;
  /** The reader goes back to the text. */
  readonly onBack: () => void;
}

/** The sources to choose among, in the order they are offered. */
export interface SourceChoices {
  readonly documents: readonly SourceBody[];
  readonly others: readonly SourceBody[];
  /** What to open with; null when nothing of the consultation's own is meant to be answered. */
  readonly first: SourceId | null;
  /** Whether the consultation's documents are known. */
  readonly isKnown: boolean;
}

const PASSAGE = 'k';

/** Opening a citation adds a step to the browser's history, so that its own Back leads to the text again. */
export const useDeskSource = ({ response, onShow, onBack }: DeskSourceWanted) => {
  const [search] = useSearchParams();
  const [, navigate] = useLocation();
  const asked = search.get(PASSAGE);
  const [shown, setShown] = useState<Shown | null>(null);
  const choices = useChoices(response);
  const sourceId = shown?.sourceId ?? choices.first;
  const fetched = useSource(sourceId);
  const known = [...choices.documents, ...choices.others].find(({ id }) => id === sourceId);
  const { show, forget } = useShowPassage((passage) => {
    setShown({ sourceId: passage.sourceId, versionNo: passage.versionNo, opened: openedOf(passage) });
    onShow();
  });
  // What is chosen by name is not taken away again by a passage that was asked for before.
  const take = (chosen: Shown): void => {
    forget();
    setShown(chosen);
  };
  const latest = useRef<string | null>(null);

  const open = useCallback(
    (id: PassageId): void => {
      void show(id);
      if (latest.current === id) return;
      // From one passage to the next there is no step: one Back leads to the text, however many were looked at.
      navigate(`${path.response(response.id)}?${PASSAGE}=${id}`, { replace: latest.current !== null });
      latest.current = id;
    },
    [show, navigate, response.id],
  );
  useFollowAddress({ asked, latest, show, forget, onBack });
  return {
    source: fetched.data ?? known ?? null,
    error: fetched.error,
    versionNo: shown?.versionNo,
    opened: shown?.opened ?? null,
    choices,
    /** Whether the reader has asked for a source, by a passage or by name. */
    isChosen: shown !== null || asked !== null,
    /** Opens the source at a passage. */
    open,
    /** Opens another source from its beginning. */
    choose: (id: SourceId) => take({ sourceId: id, versionNo: undefined, opened: null }),
    /** Opens another version of the same source from its beginning. */
    chooseVersion: (versionNo: number): void => {
      if (sourceId) take({ sourceId, versionNo, opened: null });
    },
    /** Opens a source at a place that is no passage yet. */
    openAt: (sourceId: SourceId, versionNo: number, opened: OpenedPassage) => take({ sourceId, versionNo, opened }),
    /** Whether a passage was opened from the text, so that there is a way back. */
    isVisiting: asked !== null,
    back: () => (asked === null ? onBack() : history.back()),
  };
};

/** Everything a component needs of the open source. */
export type DeskSourceState = ReturnType<typeof useDeskSource>;

/** In the response of another organisation the documents of its matter can be cited, and nothing else. */
const useChoices = ({ id, mirrors, consultation, organisation: owner }: ResponseBody): SourceChoices => {
  const { organisation } = useSession();
  const own = useConsultation(consultation.id, owner.isOwn).data?.documents;
  const shared = useSharedDocuments(id, !owner.isOwn).data?.documents;
  const documents = owner.isOwn ? own : shared;
  const sources = useSources(organisation.id, owner.isOwn).data;
  return useMemo(() => {
    const offered = documents?.map(({ source }) => source) ?? [];
    const taken = new Set(offered.map((source) => source.id));
    const others = (sources ?? []).filter((source) => !taken.has(source.id) && mayHoldText(source));
    const first = firstSource(mirrors, documents ?? []);
    // What is meant to be answered is offered even so: the pane tells why there is nothing to read.
    return { documents: offered.filter((source) => mayHoldText(source) || source.id === first), others, first, isKnown: documents !== undefined };
  }, [documents, sources, mirrors]);
};

/** The document that the outline mirrors, else the consultation's main document; never one of another consultation. */
export const firstSource = (
  mirrors: SourceId | null,
  documents: readonly { readonly role: DocumentRole; readonly source: { readonly id: SourceId } }[],
): SourceId | null => mirrors ?? documents.find(({ role }) => role === 'main_document')?.source.id ?? null;

/** A passage as the reading view shows it; a new object each time, so that opening it again shows it again. */
export const openedOf = (passage: PassageBody): OpenedPassage => ({
  range: passage,
  sectionLabel: passage.sectionLabel,
  pageLabel: passage.pageLabel,
});

interface Following {
  readonly asked: string | null;
  readonly latest: { current: string | null };
  readonly show: (id: PassageId) => Promise<void>;
  readonly forget: () => void;
  readonly onBack: () => void;
}

/** The browser's Back and Forward, and a link with a passage in it. */
const useFollowAddress = ({ asked, latest, show, forget, onBack }: Following): void => {
  const back = useRef(onBack);
  back.current = onBack;
  useEffect(() => {
    if (latest.current === asked) return;
    latest.current = asked;
    if (asked !== null) return void show(asked as PassageId); // an id from the address; the server judges it
    forget();
    back.current();
  }, [asked, latest, show, forget]);
};
