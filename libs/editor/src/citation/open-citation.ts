// Following a citation from the node that carries it.
import type { Node } from '@tiptap/pm/model';
import type { Scene } from '../base/scene';
import { attribute } from '../view/element';

/** Tells the page which passage to open; does nothing for a node that is pinned to none. */
export const openCitation = (scene: Scene, node: Node): boolean => {
  const passageId = attribute(node, 'passageId');
  if (!passageId) return false;
  scene.openCitation({
    citationId: attribute(node, 'citationId'),
    passageId,
    sourceId: attribute(node, 'sourceId'),
    versionId: attribute(node, 'versionId'),
  });
  return true;
};
