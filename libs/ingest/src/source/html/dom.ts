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

const OUTER = /<!doctype[^>]*>|<\/?(?:html|head|body)\b[^>]*>/gi;
/** What stands first and belongs to the head. */
const HEAD =
  /^(?:\s+|<!--[\s\S]*?-->|<(?:meta|link|base)\b[^>]*>|<(title|style|script|noscript)\b[^>]*>[\s\S]*?<\/\1\s*>)*/i;

/** HTML lets a page leave out the tags of its head and body; the parser would lose what stands in them. */
const withAllTags = (html: string): string => {
  const open = /<html\b[^>]*>/i.exec(html)?.[0] ?? '<html>';
  const inside = html.replace(OUTER, '');
  const head = HEAD.exec(inside)?.[0] ?? '';
  return `<!doctype html>${open}<head>${head}</head><body>${inside.slice(head.length)}</body></html>`;
};

/** Parses a page or a piece of one. Nothing is run and nothing is fetched. */
export const parsePage = (html: string): DomDocument => {
  const whole = /<head[\s>]/i.test(html) && /<body[\s>]/i.test(html) ? html : withAllTags(html);
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
