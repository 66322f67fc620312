// Other people's carets and selections in the text.
import { Extension } from '@tiptap/core';
import { Plugin, PluginKey, type EditorState } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { ySyncPluginKey } from '@tiptap/y-tiptap';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { absolutePosition, relativePosition, type Place } from '../binding/selection';
import { element } from '../view/element';
import type { EditorWords } from '../base/words';
import styles from './carets.module.css';
import { peopleOf } from './presence';

/** How long a name is shown on a caret that moves after a rest: it covers words on the line above. */
const NAME_SHOWN_MS = 2_000;
const REST_MS = 4_000;
const CURSOR = 'cursor';
const key = new PluginKey<DecorationSet>('carets');

/** Draws the carets of others, and tells others where one's own is. */
export const carets = (awareness: Awareness, words: EditorWords) =>
  Extension.create({
    name: 'carets',
    addProseMirrorPlugins: () => [
      new Plugin<DecorationSet>({
        key,
        state: {
          init: () => DecorationSet.empty,
          apply: (tr, set, _old, state) => {
            if (tr.getMeta(key) !== undefined) return draw(state, awareness, words);
            return tr.docChanged ? set.map(tr.mapping, tr.doc) : set;
          },
        },
        props: { decorations: (state) => key.getState(state) },
        view: (view) => follow(view, awareness),
      }),
    ],
  });

const placeOf = (state: EditorState): Place | null => {
  const sync: unknown = ySyncPluginKey.getState(state);
  // The binding under y-tiptap's key is a place: it has the fragment and the mapping.
  return typeof sync === 'object' && sync !== null && 'binding' in sync ? (sync.binding as Place) : null;
};

const draw = (state: EditorState, awareness: Awareness, words: EditorWords): DecorationSet => {
  const place = placeOf(state);
  const decorations: Decoration[] = [];
  if (!place) return DecorationSet.empty;
  const people = peopleOf(awareness);
  const own = people.get(awareness.clientID)?.organisation;
  for (const [client, person] of people) {
    const range = client === awareness.clientID ? null : rangeOf(place, awareness.getStates().get(client)?.[CURSOR]);
    if (!range) continue;
    const limit = state.doc.content.size;
    const [anchor, head] = [Math.min(range.anchor, limit), Math.min(range.head, limit)];
    // The organisation tells people apart only where there are several.
    const name = words.caretOf(person.name, person.organisation === own ? '' : person.organisation);
    const how = { key: `${client} ${person.id} ${name} ${person.color}`, side: 10, ignoreSelection: true, stopEvent: () => false };
    decorations.push(Decoration.widget(head, () => caret(client, name, person.color), how));
    if (anchor !== head) {
      const style = `background-color: ${person.color}40`;
      decorations.push(Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { style }, { inclusiveEnd: false }));
    }
  }
  return DecorationSet.create(state.doc, decorations);
};

const rangeOf = (place: Place, cursor: unknown): { anchor: number; head: number } | null => {
  if (typeof cursor !== 'object' || cursor === null || !('anchor' in cursor) || !('head' in cursor)) return null;
  try {
    const anchor = absolutePosition(place, Y.createRelativePositionFromJSON(cursor.anchor));
    const head = absolutePosition(place, Y.createRelativePositionFromJSON(cursor.head));
    return anchor === null || head === null ? null : { anchor, head };
  } catch {
    // Written by another browser; a position that cannot be read is one that is not drawn.
    return null;
  }
};

/**
 * A caret with its name. It holds no words: the browser must find nothing in it to put a caret in, or what is typed
 * there is lost. The name is drawn from an attribute.
 */
const caret = (client: number, name: string, color: string): HTMLElement => {
  const label = element('span', { class: styles['name'] ?? null, 'data-name': name });
  const dom = element('span', { class: styles['caret'] ?? null, 'data-caret': String(client), contenteditable: 'false', 'aria-hidden': 'true' }, [label]);
  dom.style.setProperty('--person', color);
  return dom;
};

const follow = (view: EditorView, awareness: Awareness) => {
  let frame = 0;
  const moved = new Set<number>();
  const names: Names = { timers: new Map(), movedAt: new Map() };
  const redraw = () => {
    frame = 0;
    if (view.isDestroyed) return;
    view.dispatch(view.state.tr.setMeta(key, true));
    for (const client of moved) showName(view, client, names);
    moved.clear();
  };
  const onChange = ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }) => {
    const others = [...added, ...updated, ...removed].filter((client) => client !== awareness.clientID);
    if (others.length === 0) return;
    others.forEach((client) => moved.add(client));
    frame ||= requestAnimationFrame(redraw);
  };
  const tell = () => tellCursor(view, awareness);
  awareness.on('change', onChange);
  view.dom.addEventListener('focus', tell);
  frame = requestAnimationFrame(redraw);
  return {
    update: (_view: EditorView, previous: EditorState) => {
      if (previous.selection.eq(view.state.selection) && previous.doc === view.state.doc) return;
      tell();
    },
    destroy: () => {
      cancelAnimationFrame(frame);
      names.timers.forEach((timer) => clearTimeout(timer));
      awareness.off('change', onChange);
      view.dom.removeEventListener('focus', tell);
      if (awareness.getLocalState()) awareness.setLocalStateField(CURSOR, null);
    },
  };
};

/** Moves a name that would run over the right edge of the text back into it; what is outside is cut off. */
const keepInside = (caretDom: HTMLElement): void => {
  const name = caretDom.firstElementChild;
  const text = caretDom.closest('[role=textbox]');
  if (!(name instanceof HTMLElement) || !text) return;
  const over = caretDom.getBoundingClientRect().left + name.offsetWidth - text.getBoundingClientRect().right;
  name.style.setProperty('--back', `${-Math.max(0, Math.ceil(over))}px`);
};

interface Names {
  readonly timers: Map<number, ReturnType<typeof setTimeout>>;
  /** When each client's caret last moved, in ms. */
  readonly movedAt: Map<number, number>;
}

const showName = (view: EditorView, client: number, { timers, movedAt }: Names): void => {
  const dom = view.dom.querySelector(`[data-caret="${client}"]`);
  if (!(dom instanceof HTMLElement)) return;
  const before = movedAt.get(client) ?? -REST_MS;
  const now = performance.now();
  movedAt.set(client, now);
  if (now - before < REST_MS) return;
  keepInside(dom);
  dom.setAttribute('data-moved', '');
  clearTimeout(timers.get(client));
  timers.set(client, setTimeout(() => dom.removeAttribute('data-moved'), NAME_SHOWN_MS));
};

/** Tells others only when the place in the words has changed, not when it was pushed along by their typing. */
const tellCursor = (view: EditorView, awareness: Awareness): void => {
  const place = placeOf(view.state);
  const local = awareness.getLocalState();
  if (!place || !local || !view.hasFocus()) return;
  const { anchor, head } = view.state.selection;
  const cursor = { anchor: relativePosition(place, anchor), head: relativePosition(place, head) };
  if (JSON.stringify(cursor) !== JSON.stringify(local[CURSOR])) awareness.setLocalStateField(CURSOR, cursor);
};
