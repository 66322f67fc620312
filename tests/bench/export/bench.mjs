// How long a response of about 40 pages with 120 citations takes to become a Word file and a PDF.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import { demoDelivery } from './response.mjs';

const built = new URL('../../../libs/dispatch/dist/dispatch.js', import.meta.url);
if (!existsSync(built)) {
  console.error('Build first: npx nx build dispatch');
  process.exit(2);
}
const { renderDocx, renderPdf } = await import(built.href);

const LIMITS = { docx: 1000, pdf: 1500 };
const ROUNDS = 7;
const delivery = (round) => {
  const input = demoDelivery(4);
  // Each round has a word of its own, so that no cache of the compiler answers for the work.
  const [, first] = input.content.text.content;
  first.content[0].text += ` Omgång ${round}.`;
  return input;
};
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

const results = { machine: `${os.cpus()[0].model}, ${os.cpus().length} cores, Node ${process.version}` };
for (const [format, render] of Object.entries({ docx: renderDocx, pdf: renderPdf })) {
  const times = [];
  let bytes;
  for (let round = 0; round <= ROUNDS; round += 1) {
    const input = delivery(round);
    const started = performance.now();
    bytes = await render(input);
    times.push(Math.round(performance.now() - started));
  }
  const again = await render(delivery(ROUNDS));
  const [first, ...later] = times;
  results[format] = {
    citations: demoDelivery(4).references.size,
    bytes: bytes.length,
    first,
    median: median(later),
    limit: LIMITS[format],
    isWithinLimit: median(later) <= LIMITS[format],
    isSameTwice: Buffer.compare(bytes, again) === 0,
  };
  if (format === 'pdf')
    results.pdf.pages = (
      Buffer.from(bytes)
        .toString('latin1')
        .match(/\/Type\s*\/Page\b/g) ?? []
    ).length;
}
console.log(JSON.stringify(results, null, 2));
if (process.argv[2]) {
  mkdirSync(process.argv[2], { recursive: true });
  writeFileSync(`${process.argv[2]}/remissvar.pdf`, await renderPdf(demoDelivery(1)));
  writeFileSync(`${process.argv[2]}/remissvar.docx`, await renderDocx(demoDelivery(1)));
}
process.exit(
  Object.values(results).every((result) => result.isWithinLimit !== false && result.isSameTwice !== false)
    ? 0
    : 1,
);
