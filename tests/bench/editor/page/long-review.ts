// Review of the long response: 150 anchors of threads, a third of them without marks, and 50 suggestions.
import type { NodeJson } from '@samsvar/document';
import type { AnchorId, SuggestionId } from '@samsvar/domain';
import type { ShownAnchor, ShownReview, ShownSuggestion } from '@samsvar/editor';

const THREADS = 150;
const SUGGESTIONS = 50;

interface Reviewed {
  readonly text: NodeJson[];
  readonly review: ShownReview;
}

/** Marks in the first words of paragraphs: where threads hang (10 to 40, some doubly), and what is suggested (60 to 80). */
export const reviewed = (text: readonly NodeJson[]): Reviewed => {
  const anchors: ShownAnchor[] = [];
  const suggestions: ShownSuggestion[] = [];
  const marked = text.map((block): NodeJson => {
    const first = block.content?.[0];
    if (block.type !== 'paragraph' || !first?.text || anchors.length >= THREADS + SUGGESTIONS) return block;
    const words = first.text;
    const id = String(block.attrs?.['id']);
    const add = (name: string, from: number, to: number, kind: 'mark' | 'tracked', about: 'thread' | 'suggestion') => {
      // Ids are any text here.
      const anchorId = `${name}-${id}` as AnchorId;
      anchors.push({ anchor: { id: anchorId, kind, from: { block: id, offset: from }, to: { block: id, offset: to }, isWhole: false, now: words.slice(from, to) }, about, label: '' });
      return anchorId;
    };
    const isTracked = anchors.length % 3 === 0;
    const one = add('a', 10, 40, isTracked ? 'tracked' : 'mark', 'thread');
    const cuts: [number, number, AnchorId[]][] = [[0, 10, []], [10, 40, isTracked ? [] : [one]], [40, 60, []]];
    if (suggestions.length < SUGGESTIONS) {
      const about = add('s', 60, 80, 'mark', 'suggestion');
      suggestions.push({ id: `s-${id}` as SuggestionId, anchorId: about, scope: 'inline', base: [{ type: 'text', text: words.slice(60, 80) }], proposed: [{ type: 'text', text: `${words.slice(60, 70)} med flera nya ord${words.slice(75, 80)}` }], label: '' });
      cuts.push([60, 80, [about]]);
    } else cuts.push([60, 80, []]);
    const runs = [...cuts, [80, words.length, []] as [number, number, AnchorId[]]].map(([from, to, ids]): NodeJson => ({
      type: 'text',
      text: words.slice(from, to),
      ...(ids.length > 0 ? { marks: ids.map((anchorId) => ({ type: 'anchor', attrs: { anchorId } })) } : {}),
    }));
    return { ...block, content: [...runs, ...(block.content ?? []).slice(1)] };
  });
  return { text: marked, review: { anchors, suggestions, chosen: anchors[0]?.anchor.id ?? null, isDrawn: true } };
};
