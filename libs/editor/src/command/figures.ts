// Pictures that are pasted, dropped or chosen: uploaded first, then shown.
import { Extension, type Editor } from '@tiptap/core';
import { Plugin } from '@tiptap/pm/state';
import type { Scene } from '../base/scene';
import { insertBlock } from './insert';

/** The kinds of picture that the exports can print. */
export const FIGURE_TYPES: readonly string[] = ['image/png', 'image/jpeg'];

/** A wait that is not noticed. */
const PATIENCE_MS = 1_500;

/** Uploads a picture and puts it below the caret; says so when it cannot be used. */
export const addFigure = async (editor: Editor, scene: Scene, file: File): Promise<void> => {
  if (!FIGURE_TYPES.includes(file.type)) {
    scene.notice(scene.words.onlyPictures);
    return;
  }
  // Told only when there is a wait: a notice stays to be read, and must not say "soon" beside a picture that is there.
  let isTold = false;
  const telling = setTimeout(() => {
    isTold = true;
    scene.notice(scene.words.figureUploading);
  }, PATIENCE_MS);
  try {
    const { sha256, width, height } = await scene.uploadFigure(file);
    if (editor.isDestroyed || !editor.isEditable) return;
    insertBlock(editor, (schema) => schema.node('figure', { sha256, width, height, alt: '' }), false);
    if (isTold) scene.notice(scene.words.figureAdded);
  } catch (error) {
    // The page's own words for a refusal are better than ours.
    scene.notice(error instanceof Error && error.message ? error.message : scene.words.figureFailed);
  } finally {
    clearTimeout(telling);
  }
};

/** Takes files from the clipboard and from drops. */
export const figureFiles = (scene: Scene) =>
  Extension.create({
    name: 'figureFiles',
    addProseMirrorPlugins() {
      const { editor } = this;
      const take = (files: FileList | undefined): boolean => {
        const file = files?.[0];
        if (!file || !file.type.startsWith('image/')) return false;
        void addFigure(editor, scene, file);
        return true;
      };
      return [
        new Plugin({
          props: {
            // Word puts a picture of the text beside the text itself: the text wins.
            handlePaste: (_view, event) => !event.clipboardData?.types.includes('text/html') && take(event.clipboardData?.files),
            handleDrop: (_view, event, _slice, moved) => !moved && take(event.dataTransfer?.files),
          },
        }),
      ];
    },
  });
