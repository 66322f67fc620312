// Tests of what may be printed.
import { printable, safeAddress } from './printable';

describe('printable', () => {
  it('keeps letters, signs and emoji', () => {
    const text = 'Å ä ö – ”citat” #$\\@[]`<x>// 🧪 hälso- och sjukvård';
    expect(printable(text)).toBe(text);
  });

  it('removes control, bidi and hidden characters, and halves of a pair', () => {
    expect(printable('a\u0000b\u202ec\u2066d\u200be\u00adf\ud800g\udc00h\ufeffi')).toBe('abcdefghi');
  });

  it('makes line breaks and tabs into one space', () => {
    expect(printable('a\r\nb\tc\u2028d')).toBe('a b c d');
  });
});

describe('safeAddress', () => {
  it.each([
    ['https://norrsjo.example/å', 'https://norrsjo.example/%C3%A5'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['javascript:alert(1)', null],
    ['file:///etc/passwd', null],
    ['norrsjo.example', null],
    [null, null],
  ])('%j becomes %j', (address, expected) => {
    expect(safeAddress(address)).toBe(expected);
  });
});
