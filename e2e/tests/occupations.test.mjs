// The story of an agent who aims at a métier: from her passport to the list, to what is missing, and back. On both
// engines and on the second organisation; once without script.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from '../lib/checks.mjs';
import { onEachEngine, onSecondOrganisation } from '../lib/engines.mjs';
import { sheets } from '../lib/print.mjs';
import * as steps from '../lib/steps.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../lib/browser.mjs').Look} Look */

/** @type {{ look: Look, persona: string, engines?: string[] }[]} */
const AGENTS = [
  { look: { name: 'aim-phone-fr', language: 'fr', width: 360 }, persona: 'agent-claire' },
  { look: { name: 'aim-desk-en', language: 'en', width: 1440, theme: 'dark' }, persona: 'agent-nouveau', engines: ['sqlite'] },
  { look: { name: 'aim-phone-fr-no-script', language: 'fr', width: 360, script: false }, persona: 'agent-ancien', engines: ['sqlite'] },
];

onEachEngine((engine, inPage) => {
  for (const { look, persona } of AGENTS.filter((a) => a.engines?.includes(engine) ?? true)) {
    test(`an agent aims at a métier: ${look.name}`, () => inPage(look, (page) => story(page, look, persona)));
  }
});

onSecondOrganisation((inPage) => {
  const look = /** @type {Look} */ ({ name: 'aim-second', language: 'en', width: 360 });
  test('an agent aims at a métier', () => inPage(look, (page) => story(page, look, 'agent-claire')));
});

/** @param {Page} page @param {Look} look @param {string} persona */
async function story(page, look, persona) {
  await steps.choosePersona(page, persona);
  await steps.speak(page, look.language);
  await page.goto('/passeport');
  await steps.follow(page, page.locator('main a[href="/metiers"]'));
  await examine(page, look);

  const family = page.locator('main details').nth(2);
  await family.locator('summary').click();
  const occupation = family.locator('li a').first();
  const name = await occupation.innerText();
  await steps.follow(page, occupation);
  assert.equal(await page.locator('h1').innerText(), name);
  await examine(page, look);
  const path = new URL(page.url()).pathname;
  assert.equal(await page.locator('main .gap').count(), 80, 'every competence of the socle stands there');

  await steps.follow(page, page.locator(`main form[action="${path}"] .btn--main`));
  await examine(page, look);
  await page.goto('/passeport');
  const card = page.locator('section[aria-labelledby="metier"]');
  assert.ok((await card.innerText()).includes(name), 'the passport shows what she aims at');
  assert.equal(await card.locator('.ruler').count(), 6, 'beside where she is in each domain');
  await examine(page, look);
  if (look.script ?? true) assert.ok((await sheets(page)) <= 3, 'two or three sheets, with what she aims at');
  await steps.follow(page, card.locator('a'));
  await steps.follow(page, page.locator('button[name="oublier"]'));
  await page.goto('/passeport');
  assert.equal(await page.locator('main a[href="/metiers"]').count(), 1, 'and forgets it when told');
}
