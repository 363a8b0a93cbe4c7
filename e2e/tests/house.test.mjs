// The house itself: an administrator adds an agent, who chooses a password with the code she was
// given, and comes back with it. On both engines; on a phone, at a desk, and without script.

import { test } from 'node:test';
import { examine } from '../lib/checks.mjs';
import { onEachEngine } from '../lib/engines.mjs';
import { addAgent, choosePersona, send, signOut, speak } from '../lib/steps.mjs';

/** @type {import('../lib/browser.mjs').Look[]} */
const LOOKS = [
  { name: 'phone-fr', language: 'fr', width: 360 },
  { name: 'desk-en', language: 'en', width: 1440, theme: 'dark' },
  { name: 'phone-fr-no-script', language: 'fr', width: 360, script: false },
];
const SECRET = 'quatre mots sans lien';

onEachEngine((_, inPage) => {
  for (const look of LOOKS) {
    test(`an agent is added and comes in with her code: ${look.name}`, () =>
      inPage(look, (page) => addAndComeIn(page, look)));
  }
});

/**
 * @param {import('playwright-core').Page} page
 * @param {import('../lib/browser.mjs').Look} look
 */
async function addAndComeIn(page, look) {
  const identifiant = `zoe.${look.name}`;
  await page.goto('/demo');
  await examine(page, look);

  await choosePersona(page, 'administrator');
  await speak(page, look.language);
  await examine(page, look);
  await page.goto('/administration/personnes/ajouter');
  await examine(page, look);
  const code = await addAgent(page, { nom: 'Zoé Quintin', identifiant });
  await examine(page, look);
  await signOut(page);

  await page.goto('/code');
  await examine(page, look);
  await send(page, { identifiant, code, secret: SECRET, encore: SECRET });
  await page.waitForURL('/');
  await speak(page, look.language);
  await examine(page, look);
  await signOut(page);

  await examine(page, look);
  await send(page, { identifiant, secret: SECRET });
  await page.waitForURL('/');
  await examine(page, look);
}
