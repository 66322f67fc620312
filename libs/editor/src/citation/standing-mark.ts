// The small mark on a chip that is out of step with its source: a shape, and words for screen readers.
import { standingOf, standingText, type CitationState, type CitationStanding } from '@samsvar/protocol';
import type { Node } from '@tiptap/pm/model';
import type { Scene } from '../base/scene';
import styles from '../editor.module.css';
import { attribute, element } from '../view/element';

/** Shapes that differ without colour; null: none. */
const SHAPES: Readonly<Record<CitationStanding, string | null>> = {
  'in-step': null,
  unchanged: '↑',
  moved: '→',
  edited: '≠',
  waiting: '?',
  gone: '✕',
  kept: '•',
};
const WITHDRAWN = '⊘';
const RECOGNISED = '≈';

/** What is shown of a state: its shapes, and the sentence that tells it. Null for nothing. */
export interface Standing {
  readonly shapes: string;
  readonly text: string;
}

/** How the passage of a node stands. */
export const standingFor = (scene: Scene, node: Node): Standing | null => {
  const state = stateFor(scene, node);
  const text = state && standingText(state, scene.language);
  if (!state || !text) return null;
  return { shapes: [SHAPES[standingOf(state)], state.isWithdrawn && WITHDRAWN, state.isRecognised && RECOGNISED].filter(Boolean).join(''), text };
};

/** What is known of the passage of a node. */
export const stateFor = ({ cited }: Scene, node: Node): CitationState | null => cited?.state(attribute(node, 'passageId')) ?? null;

/** The mark itself; what it says is told by whatever it stands on. */
export const standingMark = ({ shapes }: Standing): HTMLElement => element('span', { class: styles['standing'] ?? null, 'data-standing': '', 'aria-hidden': 'true' }, [shapes]);

/** Draws again when the state of what is shown has changed, and only then: there may be thousands. */
export class StandingWatch {
  private drawn = '';
  private readonly stop: () => void;

  constructor(
    private readonly scene: Scene,
    private readonly node: () => Node,
    draw: () => void,
  ) {
    const listener = () => {
      if (keyOf(standingFor(scene, node())) !== this.drawn) draw();
    };
    this.stop = scene.cited?.watch(listener) ?? (() => undefined);
  }

  /** How it stands now; to be called whenever it is drawn. */
  take(): Standing | null {
    const standing = standingFor(this.scene, this.node());
    this.drawn = keyOf(standing);
    return standing;
  }

  /** To be called when it is shown no more. */
  end(): void {
    this.stop();
  }
}

const keyOf = (standing: Standing | null): string => (standing ? `${standing.shapes} ${standing.text}` : '');
