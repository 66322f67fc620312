// The lines between `---` at the top of a Markdown file: one `key: value` each.

/** The values by key, and the text after them. A file without front matter is all text. */
export const splitFrontMatter = (markdown: string): { values: ReadonlyMap<string, string>; text: string } => {
  const match = /^\ufeff?---\r?\n([\s\S]*?)\r?\n---\r?\n/.exec(markdown);
  if (!match) return { values: new Map(), text: markdown };
  const values = new Map<string, string>();
  for (const line of (match[1] ?? '').split(/\r?\n/)) {
    const at = line.indexOf(':');
    if (at > 0)
      values.set(
        line.slice(0, at).trim(),
        line
          .slice(at + 1)
          .trim()
          .replace(/^"(.*)"$/, '$1'),
      );
  }
  return { values, text: markdown.slice(match[0].length) };
};
