// Makes a delivery out of the demo response: the text, references for its citations, and a picture, repeated at will.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';

const file = new URL('../../../apps/server/demo/remissvar.md', import.meta.url);

let made = 0;
/** Ids that are the same in each run. */
const id = () => {
  const hash = createHash('sha256')
    .update(`id ${(made += 1)}`)
    .digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
};
const idOf = (words) => {
  const hash = createHash('sha256').update(words).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
};

const SOURCES = {
  strategi: [
    'Region Norrsjö och Region Västerålen, Life science-strategi för Norrsjö–Västerålen 2027–2033, remissversion 2026-09-14 (dnr RS 2026-00417)',
    'https://norrsjo.example/strategi',
  ],
  program: [
    'Region Norrsjö, Program för life science i Norrsjö 2021–2026. Slutrapport, 2026-05-28 (dnr RS 2020-00932)',
    'https://norrsjo.example/program',
  ],
  'remissvar-2021': ['Medtek Norrsjö, Remissvar 2021-02-26 (dnr MT 21-004)', null],
  nyhet: [
    'Norrsjö Tidning, ”Elva månaders väntan på hälsodata”, 2026-10-03, https://tidning.example/halsodata',
    'https://tidning.example/halsodata',
  ],
};

const crcTable = Array.from({ length: 256 }, (_, n) =>
  Array.from({ length: 8 }).reduce((c) => (c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1), n),
);
const crc = (bytes) =>
  (bytes.reduce((c, byte) => crcTable[(c ^ byte) & 255] ^ (c >>> 8), 0xffffffff) ^ 0xffffffff) >>> 0;
const chunk = (type, data) => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const size = Buffer.alloc(4);
  size.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc(body));
  return Buffer.concat([size, body, sum]);
};

/** A bar chart of the five shares in section 8.3, as a PNG. */
export const picture = (width = 900, height = 420) => {
  const shares = [46, 45, 27, 50, 44];
  const rows = Array.from({ length: height }, (_, y) => {
    const row = Buffer.alloc(1 + width * 3, 255);
    row[0] = 0;
    shares.forEach((share, n) => {
      const from = 60 + n * 165;
      if (height - 20 - y > (height - 40) * (share / 60) || y > height - 20) return;
      for (let x = from; x < from + 110; x += 1) row.set([0x17, 0x46, 0x5a], 1 + x * 3);
    });
    return row;
  });
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const bytes = Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { bytes: new Uint8Array(bytes), mediaType: 'image/png', width, height };
};

/** The demo response `times` over, as the server would hand it to the renderers. */
export const demoDelivery = (times = 1) => {
  made = 0;
  const references = new Map();
  let page = 3;
  const pinned = (key, exact, copy) => {
    const citationId = id();
    const [reference, url] = SOURCES[key];
    const place =
      key === 'nyhet'
        ? null
        : `avsnitt ${1 + (page % 8)}.${1 + (page % 4)}, s. ${(page = 3 + ((page + 1) % 40))}`;
    references.set(citationId, {
      reference: key === 'nyhet' ? reference : `${reference}, ${place}.`,
      url,
      place,
    });
    return {
      citationId,
      passageId: idOf(`${key} ${exact} ${copy}`),
      sourceId: idOf(key),
      versionId: idOf(`${key} 1`),
      label: key,
    };
  };
  const inline = (text, copy) =>
    text
      .split(/(\{\{cite: [^}]*\}\}|\*\*[^*]+\*\*|\*[^*]+\*)/)
      .filter(Boolean)
      .map((part) => {
        const cite = /^\{\{cite: ([\w-]+) \| ([\s\S]*)\}\}$/.exec(part);
        if (cite)
          return {
            type: 'citation',
            attrs: { ...pinned(cite[1], cite[2], copy), mode: 'note', locator: null },
          };
        if (part.startsWith('**'))
          return { type: 'text', text: part.slice(2, -2), marks: [{ type: 'bold' }] };
        if (part.startsWith('*'))
          return { type: 'text', text: part.slice(1, -1), marks: [{ type: 'italic' }] };
        return { type: 'text', text: part };
      });
  const paragraph = (text, copy) => ({ type: 'paragraph', attrs: { id: id() }, content: inline(text, copy) });
  const block = (lines, copy) => {
    const text = lines.join('\n');
    if (lines[0].startsWith('>')) {
      const quote = /\{\{quote: ([\w-]+) \| ([\s\S]*)\}\}/.exec(text);
      const words = lines
        .filter((line) => line.startsWith('>'))
        .map((line) => line.slice(2))
        .join(' ');
      return {
        type: 'quotation',
        attrs: { id: id(), ...pinned(quote[1], quote[2], copy) },
        content: [paragraph(words, copy)],
      };
    }
    if (lines[0].startsWith('- '))
      return {
        type: 'bulletList',
        attrs: { id: id() },
        content: lines.map((line) => ({
          type: 'listItem',
          attrs: { id: id() },
          content: [paragraph(line.slice(2), copy)],
        })),
      };
    if (lines[0].startsWith('|')) {
      const rows = lines
        .filter((line) => !/^\|[-| ]+\|$/.test(line))
        .map((line) =>
          line
            .split('|')
            .slice(1, -1)
            .map((cell) => cell.trim()),
        );
      return {
        type: 'table',
        attrs: { id: id() },
        content: rows.map((row, y) => ({
          type: 'tableRow',
          content: row.map((cell) => ({
            type: y === 0 ? 'tableHeader' : 'tableCell',
            attrs: { colspan: 1, rowspan: 1 },
            content: [paragraph(cell, copy)],
          })),
        })),
      };
    }
    if (/^\*\*Att /.test(text))
      return { type: 'demand', attrs: { id: id() }, content: inline(text.slice(2, -2), copy) };
    if (text.startsWith('*Förslag till ändrad lydelse:*')) {
      const from =
        'Företag kan få tillgång till den säkra analysmiljön när projektet bedrivs tillsammans med en vårdgivare eller ett lärosäte.';
      return {
        type: 'proposedWording',
        attrs: { id: id(), fromText: from, ...pinned('strategi', from, copy) },
        content: [paragraph(text.slice(30).trim(), copy)],
      };
    }
    return paragraph(text.replaceAll('\n', ' '), copy);
  };
  const body = readFileSync(file, 'utf8').replace(/^---[\s\S]*?---\n/, '');
  const figure = picture();
  const sha256 = createHash('sha256').update(figure.bytes).digest('hex');
  const content = [];
  for (let copy = 0; copy < times; copy += 1) {
    for (const lines of body
      .split(/\n\n+/)
      .map((part) => part.trim().split('\n'))
      .filter((part) => part[0])) {
      const heading = /^(#+) (?:(\d[\d.]*) )?(.*)$/.exec(lines[0]);
      const state = /^\{status: (\w*); stance: (\w*)\}/.exec(lines[1] ?? '');
      if (!heading) content.push(block(lines, copy));
      else if (!state)
        content.push({
          type: 'heading',
          attrs: { id: id(), level: heading[1].length },
          content: [{ type: 'text', text: lines[0].slice(heading[1].length + 1) }],
        });
      else
        content.push({
          type: 'sectionHeading',
          attrs: {
            id: id(),
            level: heading[1].length,
            number: heading[2] ?? null,
            title: heading[3],
            status: state[1],
            stance: state[2] || null,
          },
        });
    }
    content.push({
      type: 'figure',
      attrs: {
        id: id(),
        sha256,
        alt: 'Stapeldiagram över andelen beslutade medel per område',
        width: figure.width,
        height: figure.height,
      },
      content: [
        { type: 'text', text: 'Figur 1. Beslutad andel av kostnaderna 2027–2029, procent per område' },
      ],
    });
  }
  return {
    content: { text: { type: 'doc', content }, overallStance: 'supports_subject_to_change' },
    title: 'Life science-strategi för Norrsjö–Västerålen 2027–2033',
    organisation: 'Medtek Norrsjö, Patientforum Norrsjö och Norrsjö universitet',
    recipient: ['Region Norrsjö', 'Regionstyrelsen'],
    ownCaseNumber: 'MT 26-031',
    issuerCaseNumber: 'RS 2026-00417',
    date: '2026-12-14',
    language: 'sv',
    references,
    figures: new Map([[sha256, figure]]),
  };
};
