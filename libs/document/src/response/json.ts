// A response as plain JSON: what the server keeps, projects and renders.

export interface MarkJson {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

/** A node of the response as ProseMirror writes it. Unknown types are kept as they are. */
export interface NodeJson {
  readonly type: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
  readonly content?: readonly NodeJson[];
  readonly marks?: readonly MarkJson[];
  readonly text?: string;
}

/** The text of an attribute, or null when it is absent or of another kind. */
export const textAttribute = (node: NodeJson, name: string): string | null => {
  const value = node.attrs?.[name];
  return typeof value === 'string' ? value : null;
};

/** The number of an attribute, or null when it is absent or of another kind. */
export const numberAttribute = (node: NodeJson, name: string): number | null => {
  const value = node.attrs?.[name];
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
};

/** The words under a node, without citations and notes; blocks are set apart by a line feed. */
export const plainText = (node: NodeJson): string => {
  if (node.type === 'text') return node.text ?? '';
  if (node.type === 'hardBreak') return '\n';
  const children = node.content ?? [];
  const inline = children.some((child) => child.type === 'text' || child.type === 'hardBreak');
  return children.map(plainText).join(inline ? '' : '\n');
};
