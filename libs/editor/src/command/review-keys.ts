// The keys of review in the text, for those who write and those who read.
import { Extension } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { ReviewKey } from '../base/review';

/** By `KeyboardEvent.code`, which a keyboard's language does not change. Ctrl is Cmd on a Mac. */
const WITH_CTRL_ALT: Readonly<Record<string, ReviewKey>> = { KeyK: 'comment', KeyS: 'suggest', PageDown: 'next', PageUp: 'previous' };
const WITH_CTRL: Readonly<Record<string, ReviewKey>> = { f: 'find', h: 'find' };

/**
 * K as in kommentera, S as in skriv om: on Swedish keyboards neither gives a character with AltGr, which Windows takes
 * for Ctrl+Alt (M gives µ, E gives €). Where it does, as on Sami ones, the character is written.
 */
export const reviewKeyOf = (event: KeyboardEvent): ReviewKey | null => {
  if (event.isComposing) return null;
  if (event.key === 'F8' && !event.ctrlKey && !event.altKey && !event.metaKey) return event.shiftKey ? 'previous' : 'next';
  const isCtrl = event.ctrlKey || event.metaKey;
  if (!isCtrl || event.shiftKey || event.getModifierState('AltGraph')) return null;
  return (event.altKey ? WITH_CTRL_ALT[event.code] : WITH_CTRL[event.key.toLowerCase()]) ?? null;
};

/** Hands the keys to the page. */
export const reviewKeys = (press: (key: ReviewKey) => boolean) =>
  Extension.create({
    name: 'reviewKeys',
    priority: 2_000,
    addProseMirrorPlugins: () => [
      new Plugin({
        props: {
          handleKeyDown: ({ dom }, event) => {
            const key = reviewKeyOf(event);
            if (!key) return false;
            // The browser tells of a selection after the key that made it: pressed at once, the last letter would be missing.
            dom.ownerDocument.dispatchEvent(new Event('selectionchange'));
            if (!press(key)) return false;
            event.preventDefault();
            return true;
          },
        },
      }),
    ],
  });
