// A response as a working copy in Word: suggestions as revisions, threads as comments, and marks to know it by.
import { Document, Packer, Paragraph, TextRun } from 'docx';
import { printable } from '../../base/printable';
import { settled } from '../docx/settle';
import { PAGE, numberingOf, styles } from '../docx/styles';
import { CopyBody } from './copy-body';
import type { WorkingCopyInput } from './input';
import { layOut, type NumberedComment } from './layout';

/** The custom property that names the copy. Word and LibreOffice keep it. */
const COPY_PROPERTY = 'SamsvarArbetskopia';

/** Makes the file. */
export const workingCopyOf = async (input: WorkingCopyInput): Promise<Uint8Array> => {
  const layout = layOut(input);
  const body = new CopyBody(layout);
  const note = 'Arbetskopia. Ändra gärna med spårade ändringar. Rubriker som speglar källan går inte att ändra här.';
  const head = [
    ...(input.isInternal ? [body.writer.label('Innehåller interna kommentarer. Lämna den inte utanför organisationen.', { style: 'Avsandare' })] : []),
    body.writer.label(note, { style: 'Avsandare' }),
    body.writer.label(input.title, { style: 'Title' }),
    ...(layout.aboutWhole.length > 0 ? [body.writer.label('Om remissvaret i sin helhet', { style: 'Avsandare' }, layout.aboutWhole)] : []),
  ];
  const children = [...head, ...body.blocks(input.content.text)];
  const document = new Document({
    title: input.title,
    creator: input.organisation,
    lastModifiedBy: input.organisation,
    description: '',
    styles: styles(true),
    numbering: numberingOf(body.lists),
    footnotes: body.writer.footnotes,
    customProperties: [{ name: COPY_PROPERTY, value: input.key }],
    comments: { children: layout.comments.map(commentOf) },
    features: { updateFields: false },
    sections: [{ properties: { page: PAGE }, children }],
  });
  return settled(await Packer.toBuffer(document), input.date);
};

const commentOf = ({ no, parent, name, author, at, text, isSettled }: NumberedComment) => ({
  id: no,
  author: printable(author),
  initials: initialsOf(author),
  date: at,
  durableId: name,
  ...(parent !== null && { parentId: parent }),
  ...(parent === null && { resolved: isSettled }),
  children: text.split('\n').map((line) => new Paragraph({ children: [new TextRun(printable(line))] })),
});

const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .map((word) => [...word.replace(/^[^\p{L}\p{N}]+/u, '')][0] ?? '')
    .join('')
    .slice(0, 4);
