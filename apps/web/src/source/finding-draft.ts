// A finding as fields that a person can correct, and back. Pure.
import { isLocalDate, type FindingKind, type SourceKind } from '@samsvar/domain';
import type { FindingBody } from '@samsvar/protocol';

type Value = FindingBody['value'];
type Signatory = Extract<Value, { kind: 'decision' }>['signatories'][number];

/** The fields of every kind: a kind uses some of them. */
export interface FindingDraft {
  readonly kind: FindingKind;
  readonly sourceKind: SourceKind;
  readonly text: string;
  readonly no: string;
  readonly body: string;
  readonly on: string;
  readonly signatories: string;
  readonly name: string;
  readonly title: string;
}

const EMPTY = { sourceKind: 'other', text: '', no: '', body: '', on: '', signatories: '', name: '', title: '' } as const;

/** What stands in the fields at first. */
export const draftOf = (value: Value): FindingDraft => {
  const { kind } = value;
  switch (value.kind) {
    case 'kind':
      return { ...EMPTY, kind, sourceKind: value.is };
    case 'title':
      return { ...EMPTY, kind, text: value.text };
    case 'issuer':
      return { ...EMPTY, kind, name: value.name };
    case 'dated':
      return { ...EMPTY, kind, on: value.on };
    case 'demand':
      return { ...EMPTY, kind, no: value.no ?? '', text: value.text };
    case 'decision':
      return { ...EMPTY, kind, body: value.body ?? '', on: value.on ?? '', signatories: value.signatories.map(lineOf).join('\n') };
    case 'speaker':
      return { ...EMPTY, kind, name: value.name, title: value.title ?? '', text: value.quote };
  }
};

/** The fields that keep a draft from being saved: empty ones, and dates that are none. */
export const faultsOf = (draft: FindingDraft): Partial<Record<'text' | 'name' | 'on', 'needed' | 'date'>> => ({
  ...(['title', 'demand', 'speaker'].includes(draft.kind) && !draft.text.trim() ? { text: 'needed' } : {}),
  ...(['issuer', 'speaker'].includes(draft.kind) && !draft.name.trim() ? { name: 'needed' } : {}),
  ...(draft.kind === 'dated' && !draft.on.trim() ? { on: 'needed' } : {}),
  ...(draft.on.trim() && !isLocalDate(draft.on.trim()) ? { on: 'date' } : {}),
});

/** What was meant; `before` tells which of the names are groups. Ask only for a draft without faults. */
export const valueOf = (draft: FindingDraft, before: Value): Value => {
  const text = draft.text.trim();
  const on = isLocalDate(draft.on.trim()) ? draft.on.trim() : null;
  switch (draft.kind) {
    case 'kind':
      return { kind: 'kind', is: draft.sourceKind };
    case 'title':
      return { kind: 'title', text };
    case 'issuer':
      return { kind: 'issuer', name: draft.name.trim() };
    case 'dated':
      return { kind: 'dated', on: on ?? draft.on };
    case 'demand':
      return { kind: 'demand', no: draft.no.trim() || null, text };
    case 'decision':
      return { kind: 'decision', body: draft.body.trim() || null, on, signatories: signatoriesOf(draft.signatories, before) };
    case 'speaker':
      return { kind: 'speaker', name: draft.name.trim(), title: draft.title.trim() || null, quote: text };
  }
};

const lineOf = ({ name, title }: Signatory): string => (title ? `${name}, ${title}` : name);

const signatoriesOf = (lines: string, before: Value): Signatory[] => {
  const groups = new Set(before.kind === 'decision' ? before.signatories.filter(({ isGroup }) => isGroup).map(({ name }) => name) : []);
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const comma = line.indexOf(',');
      const name = (comma < 0 ? line : line.slice(0, comma)).trim();
      return { name, title: comma < 0 ? null : line.slice(comma + 1).trim() || null, isGroup: groups.has(name) };
    });
};
