// Pictures of every page of the route table, light and dark, on a phone and at a desk, in
// screenshots/; those of the README in docs/images/.
// node e2e/screenshots.mjs [PATH…]: only these pages, as the table writes them, for instance
// /passeport or '/positionnement/{session}'
// SITE=http://127.0.0.1:8080 takes them of a demo that already runs.

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { heightFor, launch, open } from './lib/browser.mjs';
import { start } from './lib/server.mjs';
import * as steps from './lib/steps.mjs';
import { addressOf, comeInAs, furnish, PAGES } from './lib/table.mjs';

/** @typedef {import('playwright-core').Page} Page */

const folder = (/** @type {string} */ path) => fileURLToPath(new URL(`../${path}/`, import.meta.url));
const [FOLDER, README] = [folder('screenshots'), folder('docs/images')];
/** The README's pictures, by the name of the one in screenshots/ that each is the top of. @type {Record<string, string>} */
const README_NAMES = {
  'passeport-1440-light': 'passport-light-1440',
  'accueil-etape-1440-light': 'home-light-1440',
  'question-single-360-light': 'question-light-360',
  'passeport-360-dark': 'passport-dark-360',
  'positionnement-1440-light': 'start-light-1440',
  'passeport-competence-1440-light': 'competence-light-1440',
};
/** How much of a page the README shows, in pixels, by width. @type {Record<number, number>} */
const README_HEIGHTS = { 360: 1400, 1440: 1800 };

const arguments_ = process.argv.slice(2);
const wanted = (/** @type {string} */ path) => arguments_.length === 0 || arguments_.includes(path);
const unknown = arguments_.filter((path) => !PAGES.some((p) => p.path === path));
if (unknown.length > 0) throw new Error(`the route table has no page ${unknown.join(', ')}`);

mkdirSync(FOLDER, { recursive: true });
mkdirSync(README, { recursive: true });
const server = process.env.SITE ? { url: process.env.SITE, stop: async () => {} } : await start('sqlite');
const browser = await launch();
try {
  for (const person of new Set(PAGES.map((p) => p.person))) {
    const paths = PAGES.filter((p) => p.person === person && wanted(p.path)).map((p) => p.path);
    const page = await open(browser, server.url, { name: person, language: 'fr', width: 1440 });
    if (paths.length > 0) await comeInAs(page, person);
    if (paths.length > 0) await furnish(page, person);
    for (const path of paths) {
      const address = await addressOf(page, path);
      if (!address) continue; // a page of a session: below
      await page.goto(address);
      await pictures(page, path === '/' ? 'accueil' : path.slice(1).replaceAll('/', '-').replaceAll(/[{}]/g, ''));
    }
    await page.context().close();
  }
  if (wanted('/')) await nextStep();
  if (['/positionnement/{session}', '/positionnement/{session}/bilan'].some(wanted)) await session();
} finally {
  await browser.close();
  await server.stop();
}

/** The home page of somebody whose evidence is old: it has a next step. */
async function nextStep() {
  const page = await open(browser, server.url, { name: 'home', language: 'fr', width: 1440 });
  await steps.choosePersona(page, 'agent-ancien');
  await pictures(page, 'accueil-etape');
  await page.context().close();
}

/** The pages of a session, as somebody who has just arrived: a question of each kind, an error, the feedback, the summary. */
async function session() {
  const page = await open(browser, server.url, { name: 'session', language: 'fr', width: 1440 });
  await steps.choosePersona(page, 'agent-nouveau');
  await page.goto('/positionnement');
  await steps.begin(page, 'security');
  const met = new Set();
  for (let kind = await steps.kindOf(page); kind; kind = await steps.kindOf(page)) {
    if (!met.has(kind)) await pictures(page, `question-${kind}`);
    if (met.size === 0) {
      await steps.fillAnswer(page, true);
      await steps.submitAnswer(page);
      await pictures(page, 'question-error');
    }
    met.add(kind);
    await steps.fillAnswer(page);
    await steps.submitAnswer(page);
  }
  await pictures(page, 'feedback');
  await steps.follow(page, page.locator('main form[action$="/suite"] button'));
  await pictures(page, 'bilan');
  await page.context().close();
}

/** The page as it stands, four times. @param {Page} page @param {string} name */
async function pictures(page, name) {
  for (const width of [360, 1440]) {
    await page.setViewportSize({ width, height: heightFor(width) });
    for (const colorScheme of /** @type {const} */ (['light', 'dark'])) {
      await page.emulateMedia({ colorScheme });
      const picture = `${name}-${width}-${colorScheme}`;
      await page.screenshot({ path: `${FOLDER}${picture}.png`, fullPage: true });
      console.log(`screenshots/${picture}.png`);
      if (README_NAMES[picture]) await readmePicture(page, README_NAMES[picture], width);
    }
  }
}

/** The top of the page, for the README. @param {Page} page @param {string} name @param {number} width */
async function readmePicture(page, name, width) {
  const height = Math.min(await page.evaluate(() => document.documentElement.scrollHeight), README_HEIGHTS[width]);
  await page.screenshot({ path: `${README}${name}.png`, fullPage: true, clip: { x: 0, y: 0, width, height } });
  console.log(`docs/images/${name}.png`);
}
