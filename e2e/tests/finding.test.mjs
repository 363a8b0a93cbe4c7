// The story of a scout and those who can be found: a need, a list under pseudonyms, a message; the agent whom a call
// reached reads who looks and why, answers, and takes her answer back; another is found until she changes her mind.
// On both engines and on the second organisation, on a phone and at a desk; once without script.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { examine } from '../lib/checks.mjs';
import { onEachEngine, onSecondOrganisation } from '../lib/engines.mjs';
import { addAgent, choosePersona, follow, send, signOut, speak } from '../lib/steps.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../lib/browser.mjs').Look} Look */

/** @type {(Look & { engines?: string[] })[]} */
const LOOKS = [
  { name: 'finding-phone-fr', language: 'fr', width: 360 },
  { name: 'finding-desk-en', language: 'en', width: 1440, theme: 'dark', engines: ['sqlite'] },
  { name: 'finding-phone-fr-no-script', language: 'fr', width: 360, script: false, engines: ['sqlite'] },
];
const SECRET = 'quatre mots sans lien';
/** What is asked: the third row is folded until it is wanted. */
const COMPETENCES = ['security.choose-password', 'security.usb-drives', 'security.online-traces'];
const RARE = ['information.misleading-statistic', 'information.calculate-spreadsheet', 'information.verify-source', 'communication.clear-message'];
const PURPOSE = 'Accueillir les nouveaux arrivants et leur montrer comment protéger leur poste, une matinée par mois.';
const WORDS = {
  fr: { short: 'Dites-en un peu plus', journal: 'les compétences demandées par un besoin', waiting: 'sans réponse', answered: 'a répondu' },
  en: { short: 'Say a little more', journal: 'the competences that a need asks', waiting: 'no answer', answered: 'answered' },
};
const CALL = 'Bonjour, un tableau de suivi est à relire.';
/** The agent whom the call reaches. */
const CALLED = 'Claire Le Goff';
/** People that a list shows at most. */
const LIST_MAX = 20;
/** Enough of the second organisation that eleven meet what is asked. */
const SECOND_AGENTS = 200;

onEachEngine((engine, inPage) => {
  for (const look of LOOKS.filter((l) => l.engines?.includes(engine) ?? true)) {
    test(`a scout finds people without knowing their names: ${look.name}`, () => inPage(look, (page) => story(page, look)));
  }
});

onSecondOrganisation((inPage) => {
  const look = /** @type {Look} */ ({ name: 'finding-second', language: 'fr', width: 1440 });
  test('a scout finds people without knowing their names', () => inPage(look, (page) => story(page, look)));
}, { agents: SECOND_AGENTS });

/** @param {Page} page @param {Look} look */
async function story(page, look) {
  const names = await comeInAsScout(page, look);
  const { need, units } = await describe(page, look);
  const listed = await page.locator('main ol h3.code').allInnerTexts();
  assert.ok(listed.length >= 11, `${listed.length} people are listed`);
  assert.ok(listed.every((name) => /^[0-9A-Z]{4}-[0-9A-Z]{4}$/.test(name)), `${listed}`);
  const list = await page.locator('main ol').first().innerText();
  assert.ok(names.length > 20 && units.length > 5, `${names.length} names and ${units.length} units are looked for`);
  assert.deepEqual([...names, ...units].filter((word) => list.includes(word)), [], 'neither a name nor a unit is in the list');
  await write(page, look, need);
  const called = await call(page, look);
  await signOut(page);

  await answer(page, look);
  await signInAsScout(page, look);
  await page.goto(called);
  await page.getByText(CALLED).waitFor();
  await page.getByText(WORDS[look.language].answered).first().waitFor();
  await examine(page, look);
  await signOut(page);

  await choosePersona(page, 'agent-claire');
  await page.goto('/contacts');
  await follow(page, received(page, look).locator('button[name="retirer"]'));
  await page.locator('main [role="status"]').waitFor();
  await signOut(page);
  await signInAsScout(page, look);
  await page.goto(called);
  assert.equal(await page.getByText(CALLED).count(), 0, 'her name is gone at once');
  await signOut(page);

  await changeHerMind(page, look, need, listed);
}

/** A scout of this look's own: another's needs would be compared with hers. Names of people of the organisation. @param {Page} page @param {Look} look */
async function comeInAsScout(page, look) {
  await choosePersona(page, 'administrator');
  await speak(page, look.language);
  await page.goto('/administration/personnes/ajouter');
  await page.locator('[name="role"][value="scout"]').check();
  const identifiant = `maud.${look.name}`;
  const code = await addAgent(page, { nom: `Maud Léry ${look.name}`, identifiant });
  await page.goto('/administration/personnes?q=e');
  const names = await page.locator('main tbody a').allInnerTexts();
  await signOut(page);
  await page.goto('/code');
  await send(page, { identifiant, code, secret: SECRET, encore: SECRET });
  await page.waitForURL('/');
  await speak(page, look.language);
  return names;
}

/** @param {Page} page @param {Look} look */
async function signInAsScout(page, look) {
  await page.goto('/connexion');
  await send(page, { identifiant: `maud.${look.name}`, secret: SECRET });
  await page.waitForURL('/');
}

/** What this look's scout wrote to the agent with the call: the message to the last of the list may have reached her too.
 * @param {Page} page @param {Look} look */
const received = (page, look) => page.locator('main article', { hasText: `Maud Léry ${look.name}` }).filter({ hasText: CALL });

/** As a scout: is told what is missing, then describes a need; its address, and the units of which she could have searched one. @param {Page} page @param {Look} look */
async function describe(page, look) {
  await page.goto('/besoins');
  await examine(page, look);
  await page.goto('/besoins/nouveau');
  const units = (await page.locator('[name="perimetre"] option:not([value=""])').allInnerTexts()).map((unit) => unit.trim());
  await send(page, { but: 'Renfort' });
  await page.getByText(WORDS[look.language].short).first().waitFor();
  await examine(page, look);
  for (const [row, competence] of COMPETENCES.entries()) {
    if (row === 2) await page.locator('main form details summary').click();
    await page.locator(`[name="competence-${row + 1}"]`).selectOption(competence);
    await page.locator(`[name="niveau-${row + 1}"]`).selectOption('1');
  }
  await send(page, { but: PURPOSE });
  await page.waitForURL(/besoins\/[0-9a-f-]{36}$/);
  await page.locator('main details summary').first().click();
  await examine(page, look);
  const text = await page.locator('main').innerText();
  assert.ok(!text.includes('±'), 'no exact margin');
  return { need: new URL(page.url()).pathname, units };
}

/** Writes to the last of the list; no name is told. @param {Page} page @param {Look} look @param {string} need */
async function write(page, look, need) {
  await follow(page, page.locator('main ol a.btn').last());
  await examine(page, look);
  await send(page, { message: 'Bonjour, une matinée par mois vous conviendrait-elle ?' });
  await page.waitForURL(`${need}?fait=ecrit`);
  const sent = page.locator('main li', { hasText: WORDS[look.language].waiting }).first();
  assert.match(await sent.innerText(), /[0-9A-Z]{4}-[0-9A-Z]{4}/);
  await examine(page, look);
}

/** A need that hardly anybody meets, in the part of the organisation that the agent belongs to: no list, but a call. @param {Page} page @param {Look} look */
async function call(page, look) {
  await page.goto('/besoins/nouveau');
  await page.locator('main form details summary').click();
  for (const [row, competence] of RARE.entries()) {
    await page.locator(`[name="competence-${row + 1}"]`).selectOption(competence);
    await page.locator(`[name="niveau-${row + 1}"]`).selectOption('3');
  }
  await page.locator('[name="perimetre"]').selectOption({ index: 1 });
  await send(page, { but: PURPOSE });
  await page.waitForURL(/besoins\/[0-9a-f-]{36}$/);
  await examine(page, look);
  assert.equal(await page.locator('main ol h3.code').count(), 0, 'nobody is shown');
  const need = new URL(page.url()).pathname;
  await send(page, { message: CALL });
  await page.waitForURL(`${need}?fait=appel`);
  assert.equal(await page.getByText(CALLED).count(), 0, 'nobody is named before she answers');
  await examine(page, look);
  return need;
}

/** As an agent of the list: reads in her journal that she was in it, wants to be found no more, and is in it no more.
 * @param {Page} page @param {Look} look @param {string} need @param {string[]} listed */
async function changeHerMind(page, look, need, listed) {
  await choosePersona(page, 'agent-claire');
  await speak(page, look.language);
  await page.goto('/mes-donnees');
  const lines = page.locator('main tbody tr', { hasText: `Maud Léry ${look.name}` });
  const shown = await lines.filter({ hasText: WORDS[look.language].journal }).count();
  // Of a longer list the first are shown: she may not be among them.
  if (listed.length < LIST_MAX) assert.ok(shown > 0, 'her journal says who was shown what of her');
  await turn(page, 'desactiver');
  await signInAsScout(page, look);
  await page.goto(need);
  const left = await page.locator('main ol h3.code').allInnerTexts();
  if (listed.length < LIST_MAX) {
    // Below eleven nobody is shown.
    assert.equal(left.length, listed.length > 11 ? listed.length - 1 : 0, 'she is out of the list at once');
    assert.deepEqual(left.filter((name) => !listed.includes(name)), [], 'and nobody has another name');
  }
  await signOut(page);
  await choosePersona(page, 'agent-claire');
  await turn(page, 'activer');
}

/** Turns the switch of being found, and signs out. @param {Page} page @param {'activer' | 'desactiver'} way */
async function turn(page, way) {
  await page.goto('/mes-choix');
  await follow(page, page.locator(`main button[name="${way}"][value="findable"]`));
  await page.locator('main [role="status"]').waitFor();
  await signOut(page);
}

/** As the agent who was called: reads who looks and why, and answers. @param {Page} page @param {Look} look */
async function answer(page, look) {
  await choosePersona(page, 'agent-claire');
  await speak(page, look.language);
  await page.goto('/contacts');
  await examine(page, look);
  const form = received(page, look).locator('form', { has: page.locator('textarea') });
  await form.locator('textarea').fill('');
  await follow(page, form.locator('button[name="repondre"]'));
  await page.locator('main [role="alert"]').waitFor();
  await form.locator('textarea').fill('Volontiers, au poste 12.');
  await follow(page, form.locator('button[name="repondre"]'));
  await page.locator('main [role="status"]').waitFor();
  await examine(page, look);
  await page.goto('/mes-choix');
  await examine(page, look);
  await signOut(page);
}
