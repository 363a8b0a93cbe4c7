// The story of the heat map: who steers reads how far the core is covered, looks at a part of the organisation, and takes
// the figures away; nobody is shown, and nobody else may look. On both engines and on the second organisation; once without script; once on grey paper.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from '../lib/checks.mjs';
import { onEachEngine, onSecondOrganisation } from '../lib/engines.mjs';
import * as steps from '../lib/steps.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../lib/browser.mjs').Look} Look */

/** @type {{ look: Look, engines?: string[] }[]} */
const LOOKS = [
  { look: { name: 'coverage-phone-fr', language: 'fr', width: 360 } },
  { look: { name: 'coverage-desk-en', language: 'en', width: 1440, theme: 'dark' }, engines: ['sqlite'] },
  { look: { name: 'coverage-phone-fr-no-script', language: 'fr', width: 360, script: false }, engines: ['sqlite'] },
];
const MAP = '/pilotage/couverture';
/** Enough that something of the whole organisation can be shown. */
const AGENTS = 400;
/** Cells that the whole has at least, of each organisation, and how many of them say something. */
const [FIRST, OTHER] = [{ cells: 300, shown: 6 }, { cells: 72, shown: 3 }];
const WORDS = { fr: { hidden: 'non montré', most: 'Le plus couvert' }, en: { hidden: 'not shown', most: 'Covered most' } };

onEachEngine((engine, inPage) => {
  for (const { look } of LOOKS.filter((l) => l.engines?.includes(engine) ?? true)) {
    test(`who steers reads the map and a part of it: ${look.name}`, () => inPage(look, (page) => story(page, look, FIRST)));
  }
  test('nobody else may look', () =>
    inPage({ name: 'coverage-others', language: 'fr', width: 1440 }, async (page) => {
      for (const role of ['agent', 'manager', 'administrator']) {
        await steps.choosePersona(page, role);
        for (const path of [MAP, `${MAP}.csv`]) {
          assert.equal((await page.request.get(path)).status(), 403, `${role} ${path}`);
        }
        await steps.signOut(page);
      }
    }));
}, { agents: AGENTS });

onSecondOrganisation((inPage) => {
  const look = /** @type {Look} */ ({ name: 'coverage-second', language: 'fr', width: 1440 });
  test('who steers reads the map and a part of it', () => inPage(look, (page) => story(page, look, OTHER)));
}, { agents: AGENTS });

/** @param {Page} page @param {Look} look @param {typeof FIRST} least */
async function story(page, look, least) {
  const words = WORDS[look.language];
  await steps.choosePersona(page, 'steering');
  await steps.speak(page, look.language);
  await steps.follow(page, page.locator(`main a[href="${MAP}"]`));
  await examine(page, look);

  const read = await page.locator('main .chart__read').innerText();
  assert.ok(read.includes(words.most), `what to read first: ${read}`);
  const cells = page.locator('main table.heat tbody td');
  const all = await cells.count();
  const hidden = await page.locator('main table.heat td.heat-none').count();
  const shown = await page.locator('main table.heat td small').count();
  assert.ok(all >= least.cells && shown >= least.shown && hidden > 0, `${shown} of ${all} are shown, ${hidden} are not`);
  assert.equal(await cells.filter({ hasText: words.hidden }).count(), hidden, 'each says so to who hears it');
  for (const figure of await page.locator('main table.heat td small').allInnerTexts()) {
    assert.ok(Number(figure.replaceAll(/\D/g, '')) >= 11, `a figure of ${figure} people`);
  }
  if (look.width === 360) await columnStays(page);

  const lines = await taken(page, MAP);
  assert.equal(lines, all, 'the file has a line a cell');

  const unit = page.locator('select[name="unite"]');
  await unit.selectOption({ index: 1 });
  const chosen = await unit.inputValue();
  await steps.follow(page, page.locator('main form', { has: unit }).getByRole('button'));
  assert.equal(new URL(page.url()).searchParams.get('unite'), chosen);
  await examine(page, look);
  const here = await page.locator('main table.heat td small').count();
  assert.ok(here < shown, 'smaller groups, fewer figures');
  await page.locator('main figure summary').click();
  assert.equal(await page.locator('main figure details tbody td').count(), all, 'the table holds the same cells');
  await steps.signOut(page);
}

/** The names of the rows stay in sight while the figures move under them. @param {Page} page */
async function columnStays(page) {
  const wrap = page.locator('main .table-wrap').first();
  const name = wrap.locator('tbody th').first();
  const before = (await name.boundingBox())?.x;
  const moved = await wrap.evaluate((element) => (element.scrollLeft = 200) && element.scrollLeft);
  assert.ok(moved > 50, 'the table scrolls inside itself');
  // It moves by the space between cells, and no more.
  assert.ok(Math.abs(((await name.boundingBox())?.x ?? 0) - (before ?? 0)) <= 4, 'the names stay in sight');
}

/** How many lines the file has, without its heading. @param {Page} page @param {string} path */
async function taken(page, path) {
  const answer = await page.request.get(`${path}.csv`);
  assert.equal(answer.status(), 200);
  return (await answer.text()).trimEnd().split('\r\n').length - 1;
}
