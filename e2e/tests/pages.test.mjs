// Every page of the route table, as somebody who may see it: on SQLite in both languages, on a phone and at a desk, there
// in both themes and by the keyboard; on PostgreSQL that it stands. Then paper: the passport.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { contrasts } from '../lib/axe.mjs';
import { examine, sidewaysScroll } from '../lib/checks.mjs';
import { onEachEngine } from '../lib/engines.mjs';
import { keyboardFaults } from '../lib/keyboard.mjs';
import { sheets } from '../lib/print.mjs';
import { addAgent, choosePersona, send, speak } from '../lib/steps.mjs';
import { addresses, comeInAs, furnish, PAGES } from '../lib/table.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../lib/browser.mjs').Look} Look */

/** Each engine's passes. On the second, whose HTML is the same, that each page stands is enough. */
const PASSES = {
  sqlite: /** @type {const} */ ([{ language: 'fr', width: 360 }, { language: 'en', width: 1440 }]),
  postgres: /** @type {const} */ ([{ language: 'fr', width: 1440 }]),
};
/** 1280 × 1024 seen four times as large. */
const ZOOMED = { width: 320, height: 256 };
/** Between the margins of an A4 page, in CSS pixels: 188 mm. */
const PAPER_WIDTH = 711;
/** 8 pt in CSS pixels; a hundredth less, because browsers round. */
const TEXT_MIN = (8 * 96) / 72 - 0.01;
/** What is not there, or not for somebody, and how it is answered. @type {Record<import('../lib/table.mjs').Person, [string, number][]>} */
const REFUSED = {
  visitor: [['/nulle-part', 404]],
  agent: [['/nulle-part', 404], ['/administration/personnes', 403]],
  manager: [['/nulle-part', 404], ['/administration/personnes', 403]],
  scout: [['/nulle-part', 404], ['/passeport', 403]],
  steering: [['/nulle-part', 404], ['/passeport', 403]],
  guest: [['/nulle-part', 404], ['/passeport', 403], ['/appels', 403]],
  administrator: [['/nulle-part', 404], ['/passeport', 403]],
};
/** The longest name that an account may have, of the widest letter and without a space. */
const LONG_NAME = 'W'.repeat(120);
/** A request near the limit of 8,000 characters, without a space either. */
const LONG_TEXT = 'm'.repeat(7_000);

onEachEngine((engine, inPage) => {
  if (engine === 'sqlite') {
    // A passport that is filled; one whose evidence is old, with more words for each competence.
    for (const [persona, language] of /** @type {const} */ ([['agent-claire', 'fr'], ['agent-ancien', 'en']])) {
      const look = /** @type {Look} */ ({ name: `paper-${persona}`, language, width: 1440, theme: 'dark' });
      test(`the passport prints on two or three pages, with no small text: ${look.name}`, () =>
        inPage(look, (page) => print(page, look, persona)));
    }
  }

  if (engine === 'sqlite') {
    const look = /** @type {Look} */ ({ name: 'long-names', language: 'fr', width: 1440 });
    test('a long name and a long text without a space make no page wide', () => inPage(look, beLong));
  }

  for (const person of new Set(PAGES.map((p) => p.person))) {
    /** @type {Map<string, string> | undefined} */
    let where;
    for (const pass of PASSES[engine]) {
      const look = /** @type {Look} */ ({ ...pass, name: `${person}-${pass.width}-${pass.language}` });
      test(`every page that this person may see: ${look.name}`, (t) =>
        inPage(look, async (page) => {
          await comeInAs(page, person);
          await speak(page, look.language);
          if (!where) await furnish(page, person);
          where ??= await addresses(page, person);
          for (const [path, address] of where) {
            await t.test(`${path}: ${look.name}`, () => visit(page, address, look, engine));
          }
          for (const [address, status] of REFUSED[person]) {
            await t.test(`${status} at ${address}: ${look.name}`, () => visit(page, address, look, engine, status));
          }
        }));
    }
  }
});

/**
 * @param {Page} page
 * @param {string} address
 * @param {Look} look
 * @param {string} engine
 * @param {number} [status]
 */
async function visit(page, address, look, engine, status = 200) {
  const answer = await page.goto(address);
  assert.equal(answer?.status(), status);
  assert.equal(new URL(page.url()).pathname, address, 'the page is not another one');
  await examine(page, look);
  if (engine === 'postgres') return;
  const found = [...(await page.evaluate(motion))];
  if (look.width < 640) {
    found.push(...(await sidewaysScroll(page, [ZOOMED])));
  } else {
    await page.emulateMedia({ colorScheme: 'dark' });
    found.push(...(await contrasts(page)).map((fault) => `in the dark: ${fault}`));
    await page.emulateMedia({ colorScheme: 'light' });
    found.push(...(await keyboardFaults(page)));
  }
  assert.deepEqual(found, [], address);
}

/** Somebody with a long name, who is an agent and administers, walks all her pages; then one who was read by her. @param {Page} page */
async function beLong(page) {
  const secret = 'quatre mots sans lien';
  await choosePersona(page, 'administrator');
  await page.goto('/administration/personnes/ajouter');
  await page.locator('[name="role"][value="administrator"]').check();
  const found = new Map();
  const look = async (/** @type {string} */ where) => {
    const faults = [...(await sidewaysScroll(page)), ...(await sidewaysScroll(page, [ZOOMED]))];
    if (faults.length > 0) found.set(where, faults);
  };
  const code = await addAgent(page, { nom: LONG_NAME, identifiant: 'w' });
  await look('the code of a new account');
  await page.goto('/code');
  await send(page, { identifiant: 'w', code, secret, encore: secret });
  await page.waitForURL('/');
  await page.goto('/mes-donnees');
  await send(page, { texte: LONG_TEXT });
  // No competence of hers is measured yet.
  const known = { '/passeport/{competence}': '/passeport/ai.check-answer' };
  for (const person of /** @type {const} */ (['agent', 'administrator'])) {
    for (const [path, address] of await addresses(page, person, known)) {
      assert.equal((await page.goto(address))?.status(), 200, address);
      await look(path);
    }
  }
  await page.goto(`/administration/personnes?q=${LONG_NAME}`);
  await look('the list that shows her');
  await page.locator('main tbody a').first().click();
  await page.locator('h1', { hasText: LONG_NAME }).waitFor();
  await look('her own account');
  await page.goto('/administration/personnes?q=Claire');
  await page.locator('main tbody a').first().click();
  await choosePersona(page, 'agent-claire');
  await page.goto('/mes-donnees');
  await page.getByText(LONG_NAME).first().waitFor();
  await look('the journal of somebody whom she read');
  assert.deepEqual(found, new Map());
}

/** Runs in the page, for somebody who wants no motion: what moves for longer than 1 ms. */
function motion() {
  const longest = (/** @type {string} */ times) => Math.max(...times.split(',').map((t) => parseFloat(t) * (t.trim().endsWith('ms') ? 1 : 1000)));
  const found = new Set();
  for (const element of document.querySelectorAll('*')) {
    for (const part of ['', '::before', '::after']) {
      const style = getComputedStyle(element, part);
      const moves = style.animationName !== 'none' && longest(style.animationDuration) > 1;
      if (moves || longest(style.transitionDuration) > 1) found.add(`${element.tagName.toLowerCase()}.${element.classList}${part} moves`);
    }
  }
  return [...found];
}

/** @param {Page} page @param {Look} look @param {string} persona */
async function print(page, look, persona) {
  await choosePersona(page, persona);
  await speak(page, look.language);
  await page.goto('/passeport');
  const count = await sheets(page);
  assert.ok(count === 2 || count === 3, `${count} sheets`);

  await page.setViewportSize({ width: PAPER_WIDTH, height: 1000 });
  await page.emulateMedia({ media: 'print', colorScheme: look.theme });
  assert.equal(await page.evaluate(() => getComputedStyle(document.body).color), 'rgb(17, 32, 29)', 'paper is light, whatever the theme');
  const shown = await page.locator('.comp').evaluateAll((all) => all.filter((e) => e.getBoundingClientRect().height > 0).length);
  assert.equal(shown, 80, 'what is folded on screen is on paper');
  const head = await page.locator('.running').evaluate((e) => getComputedStyle(e).display);
  assert.equal(head, 'table-header-group', 'whose sheet it is stands on each of them');
  // What is wider than the paper would be shrunk with all the rest.
  assert.ok(await page.evaluate((width) => document.documentElement.scrollWidth <= width, PAPER_WIDTH));
  assert.deepEqual(await page.evaluate(smallTexts, TEXT_MIN), []);
}

/** Runs in the page: texts that are smaller than so many pixels, in drawings too. @param {number} least */
function smallTexts(least) {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = new Set();
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = /** @type {Element} */ (node.parentElement);
    const range = document.createRange();
    range.selectNodeContents(node);
    const { width, height } = range.getBoundingClientRect();
    const hidden = !node.textContent?.trim() || width === 0 || height === 0 || parent.closest('.sr, title, style');
    if (hidden) continue;
    const drawn = parent.closest('svg text');
    const scale = drawn ? (/** @type {SVGTextElement} */ (drawn).getScreenCTM()?.a ?? 1) : 1;
    const size = parseFloat(getComputedStyle(parent).fontSize) * scale;
    if (size < least) found.add(`${parent.tagName.toLowerCase()}.${parent.getAttribute('class')}: ${size.toFixed(2)} px`);
  }
  return [...found];
}
