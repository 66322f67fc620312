// The panel of the desk: position, review, references and checks; on a narrow screen the outline too.
import type { PassageId } from '@samsvar/domain';
import type { ResponseBody } from '@samsvar/protocol';
import type { EditorHandle } from '@samsvar/editor';
import { Button, IconButton, IconChevronDown, Tabs, classNames } from '@samsvar/ui';
import { useEffect, useRef, useState, type ReactNode, type RefObject } from 'react';
import { useSearchParams } from 'wouter';
import { useAllWords, type AllWords } from '../base/all-words';
import { useRememberedFlag } from '../response/remembered';
import { StancePanel } from '../stance/StancePanel';
import { DeskChecks, useDeskChecks } from './DeskChecks';
import { DeskCitations } from './DeskCitations';
import styles from './ResponsePage.module.css';
import type { LiveProjection } from './use-live-projection';

interface DeskPanelProps {
  readonly response: ResponseBody;
  readonly live: LiveProjection;
  readonly sectionId: string | null;
  readonly handle: EditorHandle | null;
  readonly whyReading: string | null;
  readonly goToSection: (sectionId: string) => void;
  readonly goTo: (blockId: string) => void;
  readonly goToCitation: (citationId: string) => void;
  readonly open: (passage: PassageId) => void;
  /** The outline, where it has no place of its own. */
  readonly outline: ReactNode;
  readonly side: 'right' | 'bottom';
  /** What is shown, and whether the panel at the bottom is open. */
  readonly shown: PanelShown;
  /** The review, drawn by the desk, and how much in it waits. */
  readonly review: ReactNode;
  readonly reviewCount: number;
}

export type PanelTab = 'outline' | 'stance' | 'review' | 'citations' | 'faults';

/** Which tab is chosen, and whether the panel stands open where it can be folded. `?flik=hanvisningar` opens the citations. */
export const usePanelShown = () => {
  const [tab, setTab] = useState<PanelTab>('stance');
  const [isOpen, setOpen] = useRememberedFlag('samsvar.panel-open', false);
  const [search] = useSearchParams();
  const asked = search.get('flik');
  const followed = useRef<string | null>(null);
  useEffect(() => {
    if (followed.current === asked) return;
    followed.current = asked;
    if (asked !== 'hanvisningar') return;
    setTab('citations');
    setOpen(true);
  }, [asked, setOpen]);
  return { tab, setTab, isOpen, setOpen };
};
export type PanelShown = ReturnType<typeof usePanelShown>;

/** At the bottom it can be folded to a row of names; at the right it always stands open. */
export const DeskPanel = (props: DeskPanelProps) => {
  const words = useAllWords();
  const { tab, setTab, isOpen, setOpen } = props.shown;
  const tabs = useTabs({ ...props, goToWhole: () => setTab('stance') }, words);
  const chosen = tabs.some(({ id }) => id === tab) ? tab : 'stance';
  const box = useChosenInView(chosen, isOpen);
  if (props.side === 'bottom' && !isOpen) {
    return (
      <div ref={box} className={styles['folded']} role="group" aria-label={words.response.panel} data-pane="">
        {tabs.map(({ id, label }) => (
          <span key={id} data-chosen={id === chosen || undefined}>
            <Button
              variant="quiet"
              size="small"
              aria-expanded={false}
              onPress={() => {
                setTab(id);
                setOpen(true);
              }}
            >
              {label}
            </Button>
          </span>
        ))}
      </div>
    );
  }
  return (
    <aside
      ref={box}
      className={classNames(props.side === 'bottom' ? styles['panelBottom'] : styles['panelRight'], chosen === 'review' && styles['reviewing'])}
      aria-label={words.response.panel}
      data-pane=""
      tabIndex={-1}
    >
      <Tabs<PanelTab> label={words.response.panel} tabs={tabs} chosen={chosen} onChoose={setTab} />
      {props.side === 'bottom' ? (
        <span className={styles['fold']}>
          <IconButton size="small" label={words.response.hidePanel} icon={<IconChevronDown />} onPress={() => setOpen(false)} />
        </span>
      ) : null}
    </aside>
  );
};

const CHOSEN = '[role="tab"][aria-selected="true"], [data-chosen] button';

/**
 * The panel's box, in which the chosen tab can be seen. Focus that was in the panel when what held it went (the row of
 * names, the tabs, or what was pressed under one) comes to the chosen one.
 */
const useChosenInView = (chosen: PanelTab, isOpen: boolean): RefObject<HTMLDivElement | null> => {
  const box = useRef<HTMLDivElement>(null);
  const hadFocus = useRef(false);
  useEffect(() => {
    const note = ({ target }: FocusEvent): void => {
      hadFocus.current = target instanceof Node && box.current?.contains(target) === true;
    };
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);
  useEffect(() => {
    // The tabs stand there only after they have been drawn twice.
    const frame = requestAnimationFrame(() => {
      const at = box.current?.querySelector<HTMLElement>(CHOSEN);
      at?.scrollIntoView?.({ block: 'nearest', inline: 'nearest' });
      if (hadFocus.current && document.activeElement === document.body) at?.focus();
    });
    return () => cancelAnimationFrame(frame);
  }, [chosen, isOpen]);
  return box;
};

const useTabs = (props: DeskPanelProps & { readonly goToWhole: () => void }, words: AllWords): { id: PanelTab; label: string; content: ReactNode }[] => {
  const { live, handle, goTo, goToSection } = props;
  const count = (label: string, items: number): string => (items > 0 ? `${label} (${items})` : label);
  // A section becomes the current one too, so that the other tabs are about it.
  const goToFault = (id: string): void => (live.outline.some((section) => section.id === id) ? goToSection(id) : goTo(id));
  const [isFiltered, setFiltered] = useState(false);
  const checks = useDeskChecks(props.response.id, live, props.shown.tab === 'faults');
  const goToLooked = (): void => {
    setFiltered(true);
    props.shown.setTab('citations');
  };
  const inPanel = (content: ReactNode): ReactNode => <div className={styles['panelBody']}>{content}</div>;
  return [
    ...(props.outline ? [{ id: 'outline' as const, label: words.response.outline, content: inPanel(props.outline) }] : []),
    {
      id: 'stance',
      label: words.stance.tab,
      content: inPanel(
        <StancePanel
          outline={live.outline}
          overall={live.overallStance}
          sectionId={props.sectionId}
          whyNot={props.whyReading ? words.stance.readOnly : null}
          actions={
            handle && {
              setSectionStatus: handle.setSectionStatus,
              setSectionStance: handle.setSectionStance,
              setOverallStance: handle.setOverallStance,
              goToSection: props.goToSection,
            }
          }
        />,
      ),
    },
    { id: 'review', label: count(words.suggestion.tab, props.reviewCount), content: props.review },
    { id: 'citations', label: count(words.citation.tab, live.citations.length), content: inPanel(<DeskCitations {...props} isFiltered={isFiltered} onFilter={setFiltered} />) },
    {
      id: 'faults',
      label: count(words.delivery.tab, checks.count),
      content: inPanel(<DeskChecks {...{ live, checks, goTo, goToFault, goToLooked }} goToCitation={props.goToCitation} goToWhole={props.goToWhole} />),
    },
  ];
};
