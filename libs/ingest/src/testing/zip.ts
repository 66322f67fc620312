// Zip files by hand, so that tests can make them lie.
import { crc32, deflateRawSync } from 'node:zlib';

/** One entry. `claims` overrides the size that the directory states, `flags` the general flags. */
export interface ZipEntry {
  readonly name: string;
  readonly data: Buffer | string;
  readonly claims?: number;
  readonly flags?: number;
}

/** A deflated zip of these entries, in order. */
export const aZip = (entries: readonly ZipEntry[]): Buffer => {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, data, claims, flags = 0 } of entries) {
    const raw = Buffer.from(data as string);
    const packed = deflateRawSync(raw);
    const title = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(flags, 2);
    common.writeUInt16LE(8, 4);
    common.writeUInt32LE(crc32(raw), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(claims ?? raw.length, 18);
    common.writeUInt16LE(title.length, 22);
    const central = Buffer.alloc(14);
    central.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\u0003\u0004'), common, title, packed);
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000'), common, central, title);
    offset += 30 + title.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006');
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...files, central, end]);
};

const RELATIONSHIPS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The parts of a small Word file around this body. `more` adds parts or replaces them. */
export const wordParts = (body: string, more: readonly ZipEntry[] = []): ZipEntry[] => {
  const parts: ZipEntry[] = [
    {
      name: '[Content_Types].xml',
      data: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="r1" Type="${OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>`,
    },
    {
      name: 'word/_rels/document.xml.rels',
      data: `<Relationships xmlns="${RELATIONSHIPS}"><Relationship Id="r1" Type="${OFFICE}/styles" Target="styles.xml"/><Relationship Id="r2" Type="${OFFICE}/numbering" Target="numbering.xml"/></Relationships>`,
    },
    {
      name: 'word/document.xml',
      data: `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
    },
  ];
  const names = new Set(more.map((part) => part.name));
  return [...parts.filter((part) => !names.has(part.name)), ...more];
};

/** A paragraph of a Word file; `settings` go into its properties. */
export const wordParagraph = (text: string, settings = ''): string =>
  `<w:p><w:pPr>${settings}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;
