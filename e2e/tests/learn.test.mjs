// The story of an agent who learns: she begins the course, reads, answers, stops and takes it up, goes through
// the situation, finishes, and finds that no level has moved. On both engines and on the second organisation; once without script.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from '../lib/checks.mjs';
import { onEachEngine, onSecondOrganisation } from '../lib/engines.mjs';
import * as steps from '../lib/steps.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../lib/browser.mjs').Look} Look */

/** @type {{ look: Look, persona: string, engines?: string[] }[]} */
const AGENTS = [
  { look: { name: 'learn-phone-fr', language: 'fr', width: 360 }, persona: 'agent-nouveau' },
  { look: { name: 'learn-desk-en', language: 'en', width: 1440, theme: 'dark' }, persona: 'agent-claire', engines: ['sqlite'] },
  { look: { name: 'learn-phone-fr-no-script', language: 'fr', width: 360, script: false }, persona: 'agent-ancien', engines: ['sqlite'] },
];
const COURSE = '/apprendre/protect-online';

onEachEngine((engine, inPage) => {
  for (const { look, persona } of AGENTS.filter((a) => a.engines?.includes(engine) ?? true)) {
    test(`an agent takes a course to its end: ${look.name}`, () => inPage(look, (page) => story(page, look, persona, engine === 'sqlite' && persona === 'agent-nouveau')));
  }
  if (engine === 'sqlite') {
    const look = /** @type {Look} */ ({ name: 'learn-paper', language: 'fr', width: 1440 });
    test('the memo prints on one page', () => inPage(look, printMemo));
  }
});

onSecondOrganisation((inPage) => {
  const look = /** @type {Look} */ ({ name: 'learn-second', language: 'en', width: 360 });
  test('an agent takes a course to its end', () => inPage(look, (page) => story(page, look, 'agent-nouveau', false)));
});

/** @param {Page} page @param {Look} look @param {string} persona @param {boolean} everyPage Whether each page of the course is examined. */
async function story(page, look, persona, everyPage) {
  await steps.choosePersona(page, persona);
  await steps.speak(page, look.language);
  const before = await levels(page);

  await page.goto('/apprendre');
  await examine(page, look);
  await steps.follow(page, page.locator('main li h2 a').first());
  await examine(page, look);
  assert.equal(await page.locator('h1').getAttribute('lang'), look.language === 'fr' ? null : 'fr', 'the language of the course is marked');
  // One of the demonstration has begun it already: she goes on where she was.
  const done = await page.locator('main .steps li.done').count();
  const begin = page.locator(`main form[action="${COURSE}"] button`);
  await steps.follow(page, (await begin.count()) > 0 ? begin : page.locator('main .card--key a.btn--main'));

  let [pages, complained] = [0, false];
  while (new URL(page.url()).pathname !== COURSE) {
    pages += 1;
    if (everyPage || [1, 3, 7].includes(pages)) await examine(page, look);
    complained ||= pages > 1 && (await complain(page, look));
    await answerAll(page);
    await goThrough(page);
    if (pages === 5) await leaveAndResume(page, persona);
    await steps.follow(page, page.locator('main form[action$="/suite"] button'));
    assert.ok(pages <= 30, 'the course has an end');
  }
  assert.equal(pages, 12 - done);
  assert.ok(complained, 'a question was sent without its answer');
  await examine(page, look);
  assert.ok(await page.locator('main form[action="/positionnement"]').count(), 'what was learnt can be shown');
  assert.equal(await page.locator('main .steps li:not(.done)').count(), 0, 'every page is done');
  assert.deepEqual(await levels(page), before, 'no level has moved');
}

/** What her passport says of her domains. @param {Page} page */
async function levels(page) {
  await page.goto('/passeport');
  return page.locator('main .drule').allInnerTexts();
}

/** Sends the page's first question, if it has one, without its answer: she is told, and may answer. @param {Page} page @param {Look} look */
async function complain(page, look) {
  const form = page.locator('main form[action*="/question/"]').first();
  if ((await form.count()) === 0) return false;
  await steps.follow(page, form.locator('button:not([name])'));
  const summary = page.locator('main .callout--bad a').first();
  await summary.waitFor();
  await examine(page, look);
  const target = (await summary.getAttribute('href')) ?? '';
  assert.equal(await page.locator(target).count(), 1, 'the summary leads to the question');
  return true;
}

/** Answers every question of the page: the first by a try, the others by asking to be shown. @param {Page} page */
async function answerAll(page) {
  for (let first = true; ; first = false) {
    const form = page.locator('main form[action*="/question/"]', { has: page.locator('fieldset') }).first();
    if ((await form.count()) === 0) return;
    const choice = form.locator('input[type="radio"], input[type="checkbox"]').first();
    const section = (await form.locator('xpath=ancestor::section').getAttribute('id')) ?? '';
    if (first && (await choice.count()) > 0) {
      await choice.check();
      await steps.follow(page, form.locator('button:not([name])'));
    } else await steps.follow(page, form.locator('button[name="inconnu"]'));
    assert.equal(new URL(page.url()).hash, `#${section}`, 'the page comes back to the question');
    assert.equal(await page.locator(`#${section} fieldset`).count(), 0, 'the answer is explained');
  }
}

/** Goes through the situation of the page, if there is one, to its end. @param {Page} page */
async function goThrough(page) {
  const choices = page.locator('main button[name="choix"]');
  for (let step = 0; (await choices.count()) > 0; step += 1) {
    assert.ok(step < 20, 'the situation has an end');
    await steps.follow(page, choices.last());
  }
}

/** Signs out, and in again as on another device: the course goes on where it was. @param {Page} page @param {string} persona */
async function leaveAndResume(page, persona) {
  const here = new URL(page.url()).pathname;
  await steps.signOut(page);
  await steps.choosePersona(page, persona);
  await page.goto(COURSE);
  await steps.follow(page, page.locator('main .card--key a.btn--main'));
  assert.equal(new URL(page.url()).pathname, here, 'her place is kept');
}

/** @param {Page} page */
async function printMemo(page) {
  await steps.choosePersona(page, 'agent-claire');
  await page.goto(`${COURSE}/memo`);
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: true })).toString('latin1');
  assert.equal([...pdf.matchAll(/\/MediaBox/g)].length, 1, 'one page');
}
