// The little of a document tree that the readers use, and its depth.
import { parseHTML } from 'linkedom';

/** A node of a parsed page: 1 an element, 3 text. */
export interface DomNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly firstChild: DomNode | null;
  readonly nextSibling: DomNode | null;
  readonly parentNode: DomNode | null;
}

export interface DomElement extends DomNode {
  readonly localName: string;
  readonly innerHTML: string;
  getAttribute(name: string): string | null;
  setAttribute(name: string, value: string): void;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
  remove(): void;
}

export interface DomDocument {
  readonly documentElement: DomElement;
  readonly body: DomElement;
  readonly title: string;
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

export const isElement = (node: DomNode): node is DomElement => node.nodeType === 1;

/** Parses a page or a piece of one. Nothing is run and nothing is fetched. */
export const parsePage = (html: string): DomDocument => {
  const whole = /<html[\s>]/i.test(html)
    ? html
    : `<!doctype html><html><head></head><body>${html}</body></html>`;
  // linkedom's own types describe a browser; the shape above is what is used of it.
  return parseHTML(whole).document as unknown as DomDocument;
};

/** The deepest nesting below a node, found without recursion; stops counting above `enough`. */
export const depthOf = (root: DomNode, enough: number): number => {
  let deepest = 0;
  let depth = 0;
  let node: DomNode | null = root;
  while (node) {
    if (node.firstChild) {
      node = node.firstChild;
      depth += 1;
      deepest = Math.max(deepest, depth);
      if (deepest > enough) return deepest;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      depth -= 1;
    }
    node = node && node !== root ? node.nextSibling : null;
  }
  return deepest;
};
