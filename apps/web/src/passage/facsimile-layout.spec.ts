// Pages under each other: sizes, what is in view, and points under the pointer.
import { layOut, pagesBetween, pointAt, sheetAt } from './facsimile-layout';

const page = (no: number, width = 600, height = 800) => ({ page: no, width, height, label: null });
const pages = [page(1), page(2, 800, 600), page(3)];
const layout = layOut(pages, { width: 828, zoom: 1 });

it('fits the widest page to the view, and centres the others', () => {
  expect(layout).toMatchObject({ scale: 1, width: 828 });
  expect(layout.sheets.map(({ left, top }) => [left, top])).toEqual([[114, 14], [14, 828], [114, 1442]]);
});

it('makes what scrolls wider when it is enlarged, and no poster of a page in a wide window', () => {
  expect(layOut(pages, { width: 828, zoom: 2 })).toMatchObject({ scale: 2, width: 1628 });
  expect(layOut(pages, { width: 5000, zoom: 1 }).scale).toBe(1.6);
  expect(layOut([], { width: 500, zoom: 1 }).sheets).toEqual([]);
});

it('tells which pages are in view, with their neighbours', () => {
  expect(pagesBetween(layout, 0, 500)).toEqual([1, 2]);
  expect(pagesBetween(layout, 900, 1300)).toEqual([1, 2, 3]);
  expect(pagesBetween(layout, 1500, 2300)).toEqual([2, 3]);
  expect(pagesBetween(layOut([], { width: 500, zoom: 1 }), 0, 100)).toEqual([]);
  expect([sheetAt(layout, -5)?.page.page, sheetAt(layout, 820)?.page.page, sheetAt(layout, 9999)?.page.page]).toEqual([1, 1, 3]);
});

it('finds the point of a page, and keeps to a page beyond its edge when asked', () => {
  expect(pointAt(layout, { x: 214, y: 114 })).toEqual({ page: 1, x: 100, y: 100 });
  expect(pointAt(layOut(pages, { width: 828, zoom: 2 }), { x: 414, y: 114 })).toEqual({ page: 1, x: 100, y: 50 });
  expect(pointAt(layout, { x: 114, y: 914 }, 1)).toEqual({ page: 1, x: 0, y: 900 });
});
