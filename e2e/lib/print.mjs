// How a page prints.

import assert from 'node:assert/strict';

/**
 * How many A4 sheets a page takes.
 * @param {import('playwright-core').Page} page
 */
export async function sheets(page) {
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true })).toString('latin1');
  const sizes = [...pdf.matchAll(/\/MediaBox \[([\d. ]+)\]/g)].map(([, box]) => box.split(' ').slice(2).map((x) => Math.round(Number(x))));
  assert.deepEqual(new Set(sizes.map(String)), new Set(['595,842']), 'A4, in points');
  return sizes.length;
}
