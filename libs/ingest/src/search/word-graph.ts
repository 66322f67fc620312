// Hundreds of thousands of words as one table of numbers: quick to load, small, and walked letter by letter.

/** The letters of folded Swedish words, by the number that stands for each. */
const LETTERS = 'abcdefghijklmnopqrstuvwxyzåäö';
const NUMBER: ReadonlyMap<number, number> = new Map([...LETTERS].map((letter, at) => [letter.charCodeAt(0), at]));

// One edge in 32 bits: letter (5), last of its node (1), roles of the word that ends here (3), the next node's first edge (23).
const LAST_EDGE = 1 << 5;
const ROLES_AT = 6;
const TARGET_AT = 9;

interface Node {
  roles: number;
  readonly edges: Map<number, Node>;
  /** Number among the nodes that are kept; -1 until then. */
  id: number;
}

const aNode = (): Node => ({ roles: 0, edges: new Map(), id: -1 });
const keyOf = ({ roles, edges }: Node): string => [roles, ...[...edges].map(([letter, { id }]) => `${letter}:${id}`)].join();

/**
 * Packs words, whose roles are 1–7, into a graph in which equal endings are kept once (Daciuk and others 2000, “Incremental
 * construction of minimal acyclic finite-state automata”). For build time: takes seconds.
 */
export const packWords = (words: ReadonlyMap<string, number>): Uint32Array => {
  const root = aNode();
  const kept = new Map<string, Node>();
  let path: { readonly parent: Node; readonly letter: number; readonly child: Node }[] = [];
  const keepFrom = (depth: number): void => {
    for (const { parent, letter, child } of path.slice(depth).reverse()) {
      const key = keyOf(child);
      const same = kept.get(key);
      if (same) parent.edges.set(letter, same);
      else {
        child.id = kept.size;
        kept.set(key, child);
      }
    }
    path = path.slice(0, depth);
  };
  let before: number[] = [];
  const spelled = [...words].map(([word, roles]) => ({ roles, letters: [...word].map((letter) => LETTERS.indexOf(letter)) }));
  for (const { letters, roles } of spelled.sort((a, b) => inOrder(a.letters, b.letters))) {
    let common = 0;
    while (common < before.length && before[common] === letters[common]) common++;
    keepFrom(common);
    for (const letter of letters.slice(common)) {
      const parent = path.at(-1)?.child ?? root;
      const child = aNode();
      parent.edges.set(letter, child);
      path.push({ parent, letter, child });
    }
    (path.at(-1)?.child ?? root).roles |= roles;
    before = letters;
  }
  keepFrom(0);
  return tableOf(root, [...kept.values()]);
};

const inOrder = (a: readonly number[], b: readonly number[]): number => {
  const at = a.findIndex((letter, index) => letter !== b[index]);
  return at < 0 ? a.length - b.length : (a[at] ?? 0) - (b[at] ?? -1);
};

const tableOf = (root: Node, nodes: readonly Node[]): Uint32Array => {
  const begins = new Map<Node, number>();
  let next = 1; // 0 says that no letter follows
  for (const node of [root, ...nodes]) {
    begins.set(node, node.edges.size === 0 ? 0 : next);
    next += node.edges.size;
  }
  const table = new Uint32Array(next);
  for (const node of [root, ...nodes]) {
    let at = begins.get(node) ?? 0;
    const end = at + node.edges.size - 1;
    for (const [letter, child] of node.edges) {
      table[at] = letter | (at === end ? LAST_EDGE : 0) | (child.roles << ROLES_AT) | ((begins.get(child) ?? 0) << TARGET_AT);
      at++;
    }
  }
  return table;
};

/** Where a walk begins. */
export const ROOT = 1;

/**
 * Goes one letter on from a node. Answers the edge as one number, or 0 when no word goes on like that: `rolesAt` says what
 * the letters so far are, `nextOf` where to go on.
 */
export const step = (table: Uint32Array, node: number, charCode: number): number => {
  const letter = NUMBER.get(charCode);
  if (letter === undefined || node === 0) return 0;
  for (let at = node; ; at++) {
    const edge = table[at] ?? LAST_EDGE;
    if ((edge & 31) === letter) return edge;
    if (edge & LAST_EDGE) return 0;
  }
};

export const rolesAt = (edge: number): number => (edge >>> ROLES_AT) & 7;
export const nextOf = (edge: number): number => edge >>> TARGET_AT;

/** Roles of a whole word; 0 when it is not in the table. */
export const rolesOfWord = (table: Uint32Array, word: string): number => {
  let node = ROOT;
  let roles = 0;
  for (let at = 0; at < word.length; at++) {
    const edge = step(table, node, word.charCodeAt(at));
    if (edge === 0) return 0;
    [node, roles] = [nextOf(edge), rolesAt(edge)];
  }
  return roles;
};
