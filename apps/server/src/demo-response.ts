// Makes the demo's half-written response from its text, with real passages behind every marker.
import { randomUUID } from 'node:crypto';
import type { Blockquote, Heading, List, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import type { NodeJson, ResponseContent } from '@samsvar/document';
import { STANCES, type Block } from '@samsvar/domain';
import { splitFrontMatter } from './demo-files';
import { inlineNodes, plain, type PinnedPassage, type Pins } from './demo-inline';

/** What the text is matched with: the headings of the mirrored source, and the passages pinned for its markers. */
export interface DemoContext {
  readonly headings: readonly Block[];
  readonly pins: Pins;
}

/** `{status: answer; stance: supports}`, alone in the paragraph after a heading. */
const STATUS = /^\{status:\s*(\w+);\s*stance:\s*(\w*)\s*\}$/;
const QUOTE = /\s*\{\{quote:\s*([\w-]+)\s*\|\s*([^}]+?)\s*\}\}\s*$/;
const WORDING = /^Förslag till ändrad lydelse:\s*/;

/** The content of the response, ready to be seeded. Throws when a section is not in the source. */
export const demoContent = (markdown: string, context: DemoContext): ResponseContent => {
  const { facts, body } = splitFrontMatter(markdown);
  const root = fromMarkdown(body, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
  const writer = new Writer(context);
  root.children.forEach((node, at) => writer.add(node, root.children[at + 1]));
  return {
    text: { type: 'doc', content: writer.finish() },
    overallStance: STANCES.find((known) => known === facts['overallStance']) ?? null,
  };
};

/** Writes one block after another; it remembers the last quotation, which a proposed wording replaces. */
class Writer {
  private readonly blocks: NodeJson[] = [];
  private quoted: PinnedPassage | null = null;

  constructor(private readonly context: DemoContext) {}

  add(node: RootContent, next: RootContent | undefined): void {
    if (node.type === 'heading')
      this.addHeading(node, next?.type === 'paragraph' ? STATUS.exec(plain(next)) : null);
    else if (node.type === 'paragraph') this.addParagraph(node);
    else if (node.type === 'blockquote') this.addQuotation(node);
    else if (node.type === 'list') this.blocks.push(this.list(node));
    else if (node.type === 'table') this.blocks.push(this.table(node));
    else throw new Error(`The demo’s response has a ${node.type}, which is not written here.`);
  }

  finish(): NodeJson[] {
    this.fillEmptySection();
    return this.blocks;
  }

  private addHeading(node: Heading, status: RegExpExecArray | null): void {
    this.fillEmptySection();
    this.quoted = null;
    const words = plain(node);
    if (!status) {
      this.blocks.push({
        type: 'heading',
        attrs: { id: randomUUID(), level: node.depth },
        content: [{ type: 'text', text: words }],
      });
      return;
    }
    const found = this.context.headings.find(
      (heading) => [heading.label, heading.text].filter(Boolean).join(' ') === words,
    );
    if (!found) throw new Error(`The demo’s response has the section “${words}”, which the source has not.`);
    this.blocks.push({
      type: 'sectionHeading',
      attrs: {
        id: randomUUID(),
        level: node.depth,
        number: found.label,
        title: found.text,
        sourceBlock: found.ord,
        status: status[1] ?? 'undecided',
        stance: status[2] || null,
      },
    });
  }

  private addParagraph(node: Paragraph): void {
    const text = plain(node);
    const [only] = node.children;
    if (STATUS.test(text)) return;
    if (WORDING.test(text)) this.blocks.push(this.proposedWording(text.replace(WORDING, '')));
    else if (node.children.length === 1 && only?.type === 'strong' && text.startsWith('Att ')) {
      this.blocks.push({ type: 'demand', attrs: { id: randomUUID() }, content: this.inline(only.children) });
    } else this.blocks.push(this.paragraph(node.children));
  }

  /** The marker stands on the line after the quotation, which Markdown reads as its last words. */
  private addQuotation(node: Blockquote): void {
    const text = node.children.map(plain).join('\n');
    const marker = QUOTE.exec(text);
    if (!marker) throw new Error(`The demo’s response quotes “${text.slice(0, 60)}” from nowhere.`);
    this.quoted = this.context.pins.get(marker[1] ?? '', marker[2] ?? '');
    const words: NodeJson = { type: 'text', text: text.replace(QUOTE, '').replace(/\s+/g, ' ').trim() };
    const paragraph: NodeJson = { type: 'paragraph', attrs: { id: randomUUID() }, content: [words] };
    this.blocks.push({
      type: 'quotation',
      attrs: { id: randomUUID(), citationId: randomUUID(), ...pinAttributes(this.quoted) },
      content: [paragraph],
    });
  }

  /** It replaces the words quoted last in the section. */
  private proposedWording(words: string): NodeJson {
    const pin = this.quoted;
    if (!pin) throw new Error(`The demo’s response proposes “${words.slice(0, 60)}” in place of nothing.`);
    const content: NodeJson[] = [
      { type: 'paragraph', attrs: { id: randomUUID() }, content: [{ type: 'text', text: words }] },
    ];
    return {
      type: 'proposedWording',
      attrs: { id: randomUUID(), fromText: pin.exact, citationId: randomUUID(), ...pinAttributes(pin) },
      content,
    };
  }

  private paragraph(children: readonly PhrasingContent[]): NodeJson {
    const content = this.inline(children);
    return { type: 'paragraph', attrs: { id: randomUUID() }, ...(content.length > 0 && { content }) };
  }

  private inline(children: readonly PhrasingContent[]): NodeJson[] {
    return inlineNodes(children, this.context.pins);
  }

  private list(node: List): NodeJson {
    const content = node.children.map((item): NodeJson => ({
      type: 'listItem',
      attrs: { id: randomUUID() },
      content: item.children.map((child) =>
        child.type === 'list'
          ? this.list(child)
          : this.paragraph(child.type === 'paragraph' ? child.children : []),
      ),
    }));
    return { type: node.ordered ? 'orderedList' : 'bulletList', attrs: { id: randomUUID() }, content };
  }

  private table(node: Table): NodeJson {
    const content = node.children.map((row, at): NodeJson => ({
      type: 'tableRow',
      content: row.children.map((cell): NodeJson => ({
        type: at === 0 ? 'tableHeader' : 'tableCell',
        content: [this.paragraph(cell.children)],
      })),
    }));
    return { type: 'table', attrs: { id: randomUUID() }, content };
  }

  /** A section without text still needs a line to write in. */
  private fillEmptySection(): void {
    const last = this.blocks.at(-1)?.type;
    if (last === 'heading' || last === 'sectionHeading') this.blocks.push(this.paragraph([]));
  }
}

const pinAttributes = ({ passageId, sourceId, versionId, label }: PinnedPassage) => ({
  passageId,
  sourceId,
  versionId,
  label,
});
