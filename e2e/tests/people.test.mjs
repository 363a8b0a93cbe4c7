// The story of a manager and an agent: an administrator names the manager; she sees the agent's name and
// where she stands, and no level; the agent shows her levels, then hides them; her journal tells of it.
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
  { name: 'team-phone-fr', language: 'fr', width: 360 },
  { name: 'team-desk-en', language: 'en', width: 1440, theme: 'dark', engines: ['sqlite'] },
  { name: 'team-phone-fr-no-script', language: 'fr', width: 360, script: false, engines: ['sqlite'] },
];
const SECRET = 'quatre mots sans lien';
/** The agent, whose passport is filled. */
const AGENT = 'Claire Le Goff';
/** Passports, teams, needs, what is written to agents, ideas, reviews and decisions: whoever administers opens none. */
const NOT_HERS = ['/passeport', '/equipe', '/besoins', '/contacts', '/idees', '/appels', '/relectures', '/pilotage'];
const WORDS = {
  fr: { states: /pas commencé|commencé|fait/, levels: 'vos niveaux par domaine, que vous avez choisi de montrer' },
  en: { states: /not begun|begun|done/, levels: 'your levels by domain, which you chose to show' },
};

onEachEngine((engine, inPage) => {
  for (const look of LOOKS.filter((l) => l.engines?.includes(engine) ?? true)) {
    test(`a manager sees levels only while their agent shows them: ${look.name}`, () =>
      inPage(look, (page) => story(page, look)));
  }
});

onSecondOrganisation((inPage) => {
  const look = /** @type {Look} */ ({ name: 'team-second', language: 'fr', width: 1440 });
  test('a manager sees levels only while their agent shows them', () => inPage(look, (page) => story(page, look)));
});

/** @param {Page} page @param {Look} look */
async function story(page, look) {
  const manager = { nom: `Marc Abadie ${look.name}`, identifiant: `marc.${look.name}` };
  const code = await nameManager(page, look, manager);
  await administer(page, look);
  await page.goto('/code');
  await send(page, { identifiant: manager.identifiant, code, secret: SECRET, encore: SECRET });
  await page.waitForURL('/');
  await speak(page, look.language);

  assert.equal(await (await findAgent(page, look)).count(), 0, 'her name leads nowhere');
  await signOut(page);

  await switchLevels(page, look, manager.nom, 'activer');
  await signInAs(page, manager.identifiant);
  await follow(page, (await findAgent(page, look)).first());
  await examine(page, look);
  assert.equal(await page.locator('main tbody tr').count(), 6, 'six domains, and no competence');
  assert.ok((await page.locator('main tbody .lvl').count()) === 6, 'each with its level, or hatched');
  const address = page.url();
  await signOut(page);

  await switchLevels(page, look, manager.nom, 'desactiver');
  await signInAs(page, manager.identifiant);
  assert.equal((await page.request.get(address)).status(), 404, 'at once, the page exists no more');
  assert.equal(await (await findAgent(page, look)).count(), 0);
  await signOut(page);

  await choosePersona(page, 'agent-claire');
  await page.goto('/mes-donnees');
  const lines = page.locator('main tbody tr', { hasText: manager.nom });
  await lines.filter({ hasText: WORDS[look.language].levels }).first().waitFor();
  assert.ok((await lines.count()) >= 2, 'the list and the levels are told apart');
  await signOut(page);
}

/** As an administrator: adds somebody, and entrusts her with the first unit. Returns her code. @param {Page} page @param {Look} look @param {{ nom: string, identifiant: string }} names */
async function nameManager(page, look, names) {
  await choosePersona(page, 'administrator');
  await speak(page, look.language);
  await page.goto('/administration/personnes/ajouter');
  const code = await addAgent(page, names);
  const choice = page.locator('select[name="nommer"]');
  await choice.selectOption({ index: 1 });
  await follow(page, page.locator('main form', { has: choice }).getByRole('button'));
  await page.locator('main [role="status"]').waitFor();
  await page.locator('main button[name="retirer"]').waitFor();
  await examine(page, look);
  await signOut(page);
  return code;
}

/** As an administrator: reads the agent's account, and nothing of what she can, shows, proposes or was asked. @param {Page} page @param {Look} look */
async function administer(page, look) {
  await choosePersona(page, 'administrator');
  await page.goto(`/administration/personnes?q=${encodeURIComponent(AGENT)}`);
  await follow(page, page.locator('main tbody a', { hasText: AGENT }));
  await examine(page, look);
  assert.equal(await page.locator('main .lvl, main .ruler, main .radar, main meter').count(), 0, 'no level');
  const links = await page.locator('main a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  assert.ok(links.every((href) => href.startsWith('/administration/') || href.startsWith('#')), `nothing else of hers: ${links}`);
  for (const path of NOT_HERS) {
    assert.equal((await page.request.get(path)).status(), 403, `an administrator may not open ${path}`);
  }
  await signOut(page);
}

/** @param {Page} page @param {string} identifiant */
async function signInAs(page, identifiant) {
  await page.goto('/connexion');
  await send(page, { identifiant, secret: SECRET });
  await page.waitForURL('/');
}

/** As a manager: looks for the agent, of whom name and state are there and no level; the link to her levels, if any. @param {Page} page @param {Look} look */
async function findAgent(page, look) {
  await page.goto('/equipe');
  await examine(page, look);
  await page.locator('main input[name="q"]').fill('claire');
  await follow(page, page.locator('main form[role="search"]').getByRole('button'));
  const row = page.locator('main tbody tr', { hasText: AGENT });
  assert.match(await row.innerText(), WORDS[look.language].states);
  assert.equal(await row.locator('.lvl').count(), 0, 'no level stands beside her name');
  return row.locator('a');
}

/** As the agent: sees who manages her, and turns the switch. @param {Page} page @param {Look} look @param {string} manager @param {'activer' | 'desactiver'} way */
async function switchLevels(page, look, manager, way) {
  await choosePersona(page, 'agent-claire');
  await speak(page, look.language);
  await page.goto('/mes-choix');
  await page.locator('main li', { hasText: manager }).waitFor();
  await examine(page, look);
  await follow(page, page.locator(`main button[name="${way}"][value="manager"]`));
  await page.locator('main [role="status"]').waitFor();
  await examine(page, look);
  await signOut(page);
}
