// The story of a plan: who steers finds what is overdue and reads the roadmap; a visitor who has not signed in reads
// what is published; an agent finds the roadmaps of a métier. On both engines and on the second organisation; once without script.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from '../lib/checks.mjs';
import { onEachEngine, onSecondOrganisation } from '../lib/engines.mjs';
import * as steps from '../lib/steps.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../lib/browser.mjs').Look} Look */

/** @type {{ look: Look, engines?: string[] }[]} */
const LOOKS = [
  { look: { name: 'plan-phone-fr', language: 'fr', width: 360 } },
  { look: { name: 'plan-desk-en', language: 'en', width: 1440, theme: 'dark' }, engines: ['sqlite'] },
  { look: { name: 'plan-phone-fr-no-script', language: 'fr', width: 360, script: false }, engines: ['sqlite'] },
];
const ROADMAPS = '/plan/feuilles-de-route';

onEachEngine((engine, inPage) => {
  for (const { look } of LOOKS.filter((l) => l.engines?.includes(engine) ?? true)) {
    test(`who steers finds what is overdue and reads its roadmap: ${look.name}`, () => inPage(look, (page) => steer(page, look)));
    test(`a visitor reads the plan: ${look.name}`, () => inPage(look, (page) => visit(page, look)));
  }
  if (engine === 'sqlite') {
    const look = /** @type {Look} */ ({ name: 'plan-agent', language: 'fr', width: 1440 });
    test('a métier and its roadmaps lead to each other', () => inPage(look, between));
    const paper = /** @type {Look} */ ({ name: 'plan-paper', language: 'fr', width: 1440, theme: 'dark' });
    test('a time line is legible on grey paper', () => inPage(paper, print));
  }
});

onSecondOrganisation((inPage) => {
  const look = /** @type {Look} */ ({ name: 'plan-second', language: 'fr', width: 1440 });
  test('who steers finds what is overdue and reads its roadmap', () => inPage(look, (page) => steer(page, look)));
  test('a visitor reads the plan', () => inPage(look, (page) => visit(page, look)));
  test('a métier and its roadmaps lead to each other', () => inPage(look, between));
});

/** @param {Page} page @param {Look} look */
async function steer(page, look) {
  await steps.choosePersona(page, 'steering');
  assert.equal(new URL(page.url()).pathname, '/pilotage', 'the first page is what needs a decision');
  await steps.speak(page, look.language);
  await examine(page, look);

  const points = page.locator('main .card--key li');
  assert.ok((await points.count()) >= 2, 'something is to be decided');
  await points.locator('a[href="#jalons"]').click();
  const first = page.locator('section[aria-labelledby="jalons"] li').first();
  const milestone = await first.locator('strong').innerText();
  const roadmap = await first.locator('a').first().innerText();
  const days = Number((await first.locator('.badge').innerText()).replaceAll(/\D/g, ''));
  assert.ok(days > 0, 'it says for how many days');

  await steps.follow(page, first.locator('a').first());
  assert.equal(await page.locator('h1').innerText(), roadmap);
  await examine(page, look);
  const step = page.locator('main .steps li', { hasText: milestone }).first();
  assert.match(await step.innerText(), new RegExp(`\\b${days}\\b`), 'the roadmap says the same');
  assert.equal(await page.locator('main a[href^="/metiers/"]').count(), 0, 'no link leads where she may not go');

  await page.locator('main figure summary').click();
  assert.ok((await page.locator('main figure tbody tr').count()) >= 3, 'the time line has its table');
  await steps.follow(page, page.locator('main dl a[href^="/plan/axes/"]'));
  await examine(page, look);
  assert.ok((await page.locator('section[aria-labelledby="retards"] li').count()) >= 1);
}

/** @param {Page} page @param {Look} look */
async function visit(page, look) {
  await page.goto('/connexion');
  await steps.follow(page, page.locator('footer a[href="/plan"]'));
  await steps.speak(page, look.language);
  await examine(page, look);
  assert.ok((await page.locator('section[aria-labelledby="axes"] li').count()) >= 3);
  assert.equal(await page.locator('form[action="/deconnexion"]').count(), 0, 'nobody has signed in');

  await steps.follow(page, page.locator('main .btn--main'));
  await examine(page, look);
  const all = await page.locator('main .lines > li').count();
  await page.locator('select[name="etat"]').selectOption('done');
  await steps.follow(page, page.locator('main form[method="get"] button'));
  await examine(page, look);
  const done = await page.locator('main .lines > li').count();
  assert.ok(done > 0 && done < all, 'the list is shorter, and not empty');
  await steps.follow(page, page.locator('main .lines a').first());
  await examine(page, look);
  assert.ok(new URL(page.url()).pathname.startsWith(`${ROADMAPS}/`));
  assert.equal(await page.locator('main .steps li:not(.done)').count(), 0, 'what is done has every milestone');
  assert.equal(await page.locator('main a[href^="/metiers/"]').count(), 0);
  const concerned = page.locator('section[aria-labelledby="place"] li a').first();
  const name = await concerned.innerText();
  await steps.follow(page, concerned);
  await examine(page, look);
  assert.equal(await page.locator('h1').innerText(), name, 'who has no passport reads what the occupation asks');
  assert.equal(await page.locator('main tbody tr').count(), 6, 'a level in each domain');

  await page.goto(`${ROADMAPS}?axe=nowhere&etat=never`);
  assert.equal(await page.locator('main .lines > li').count(), all, 'what nobody knows asks for all');
}

/** @param {Page} page */
async function between(page) {
  const look = /** @type {Look} */ ({ name: 'plan-agent', language: 'fr', width: 1440 });
  await steps.choosePersona(page, 'agent-claire');
  await page.goto(ROADMAPS);
  await steps.follow(page, page.locator('main .lines a').first());
  const roadmap = await page.locator('h1').innerText();
  const occupation = page.locator('section[aria-labelledby="place"] li a').first();
  const name = await occupation.innerText();
  await steps.follow(page, occupation);
  assert.equal(await page.locator('h1').innerText(), name);
  await examine(page, look);
  await steps.follow(page, page.locator('section[aria-labelledby="feuilles"] a', { hasText: roadmap }));
  assert.equal(await page.locator('h1').innerText(), roadmap);
}

/** What is reached and what is not differ by more than a tint, and on paper the rows keep their drawing. @param {Page} page */
async function print(page) {
  await page.goto(ROADMAPS);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const fills = await page.evaluate(() => {
    const fill = (/** @type {string} */ sign) => {
      const drawn = document.querySelector(sign);
      return drawn && getComputedStyle(drawn).fill;
    };
    return [fill('.t-mark--reached'), fill('.t-mark:not(.t-mark--reached)'), fill('.t-planned')];
  });
  assert.deepEqual(fills, ['rgb(17, 32, 29)', 'rgb(255, 255, 255)', 'none']);
  const heights = await page.locator('main .lines .timeline').evaluateAll((all) => all.map((e) => e.getBoundingClientRect().height));
  assert.ok(heights.length > 0 && heights.every((height) => height > 0));
}
