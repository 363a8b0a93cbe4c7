// The story of an idea: steering opens a call and invites a guest; Claire writes, leaves, comes back and submits; the guest
// accepts with a password and a code, reviews one idea and declares a tie with another; steering decides and closes; Claire
// reads why. What each must not see is looked for on every page. On both engines and on the second organisation, on a phone and at a desk; once
// without script.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { examine } from '../lib/checks.mjs';
import { onEachEngine, onSecondOrganisation } from '../lib/engines.mjs';
import { choosePersona, follow, send, signOut, speak } from '../lib/steps.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../lib/browser.mjs').Look} Look */

/** @type {(Look & { engines?: string[] })[]} */
const LOOKS = [
  { name: 'idea-phone-fr', language: 'fr', width: 360 },
  { name: 'idea-desk-en', language: 'en', width: 1440, theme: 'dark', engines: ['sqlite'] },
  { name: 'idea-phone-fr-no-script', language: 'fr', width: 360, script: false, engines: ['sqlite'] },
];
const SECRET = 'quatre mots sans lien';
const PARTS = ['impact', 'maturite', 'ambition', 'soutien'];
/** What tells who the author is. */
const AUTHOR = /Claire|Le Goff|agent-claire/;
const WORDS = {
  fr: { saved: /Enregistré le/, kept: 'retenue', outsider: 'une personne du dehors, invitée à relire', void: 'Cette invitation ne vaut plus' },
  en: { saved: /Saved on/, kept: 'kept', outsider: 'somebody from outside, invited to review', void: 'This invitation no longer works' },
};

onEachEngine((engine, inPage) => {
  for (const look of LOOKS.filter((l) => l.engines?.includes(engine) ?? true)) {
    test(`an idea is written, reviewed and decided: ${look.name}`, () => inPage(look, (page) => story(page, look)));
  }
  if (engine === 'sqlite') {
    const look = /** @type {Look} */ ({ name: 'idea-windows', language: 'fr', width: 360 });
    test('what two windows write is kept by one of them, and nothing is lost', () => inPage(look, (page) => windows(page)));
  }
});

onSecondOrganisation((inPage) => {
  const look = /** @type {Look} */ ({ name: 'idea-second', language: 'en', width: 360 });
  test('an idea is written, reviewed and decided', () => inPage(look, (page) => story(page, look)));
});

/** @param {Page} page @param {Look} look */
async function story(page, look) {
  const names = {
    call: `Trop de saisies ${look.name}`,
    idea: `Une fiche unique ${look.name}`,
    other: `Un tableau ${look.name}`,
    guest: `Gwenaëlle Pors ${look.name}`,
    signIn: `gwenaelle.${look.name}`,
  };
  const { call, link } = await openCall(page, look, names);
  await writeIdea(page, look, names, call);
  await writeOther(page, look, names, call);
  await review(page, look, names, link);
  await decide(page, look, names, call);
  await readDecision(page, look, names, call);
}

/** As steering: opens a call, invites a guest. Returns the call's id and the path of the link. @param {Page} page @param {Look} look @param {Record<string, string>} names */
async function openCall(page, look, names) {
  await choosePersona(page, 'steering');
  await speak(page, look.language);
  await page.goto('/appels');
  await examine(page, look);
  await send(page, { titre: names.call, probleme: 'On saisit quatre fois.', concernes: 'Les secrétariats', combien: '1200', preuves: 'Un relevé.', engagement: 'La direction.', jours: '2', fin: 'demain' });
  await page.locator('main .callout--bad a[href="#fin"]').waitFor();
  assert.equal(await page.locator('main [name="probleme"]').inputValue(), 'On saisit quatre fois.', 'what was typed is kept');
  await examine(page, look);
  await send(page, { fin: '31/12/2099' });
  await page.locator('main [role="status"]').waitFor();
  const call = new URL(page.url()).pathname.split('/')[2];
  await send(page, { nom: names.guest, identifiant: names.signIn });
  const shown = page.locator('main [role="status"] code');
  const link = new URL(await shown.innerText());
  await examine(page, look);
  await signOut(page);
  return { call, link: link.pathname + link.search };
}

/** As Claire: writes, leaves, comes back, submits. @param {Page} page @param {Look} look @param {Record<string, string>} names @param {string} call */
async function writeIdea(page, look, names, call) {
  await choosePersona(page, 'agent-claire');
  await speak(page, look.language);
  await page.goto('/idees');
  await examine(page, look);
  await follow(page, page.locator(`main li h3 a[href="/idees/${call}"]`));
  await examine(page, look);
  await page.locator('[name="titre"]').fill(names.idea);
  await page.locator('[name="impact"]').fill('Une heure par semaine.');
  if (look.script === false) await follow(page, page.locator('button[name="partie"][value="impact"]'));
  // Nothing is pressed: the page says that it is saved.
  await page.locator('#enregistrement', { hasText: WORDS[look.language].saved }).waitFor();
  if (look.script !== false) {
    // Left a moment after the last word: that is kept as well.
    await page.locator('[name="maturite"]').fill('Un essai en mars.');
    await page.goto('/passeport');
    // What is sent as a page closes may reach the server after what the next page asks.
    const kept = async () => (await (await page.request.get(`/idees/${call}`)).text()).includes('Un essai en mars.');
    for (let tries = 0; !(await kept()) && tries < 50; tries += 1) await page.waitForTimeout(100);
  }
  await page.goto(`/idees/${call}`);
  assert.equal(await page.locator('[name="impact"]').inputValue(), 'Une heure par semaine.', 'it is still there');
  if (look.script !== false) assert.equal(await page.locator('[name="maturite"]').inputValue(), 'Un essai en mars.');
  for (const part of PARTS.slice(1, 3)) await page.locator(`[name="${part}"]`).fill(`${part} : un mot.`);
  await follow(page, page.locator('button[name="deposer"]'));
  await page.locator('main .callout--bad a[href="#soutien"]').waitFor();
  await examine(page, look);
  await page.locator('[name="soutien"]').fill('Deux collègues.');
  await follow(page, page.locator('button[name="deposer"]'));
  await page.locator('button[name="retirer"]').waitFor();
  await examine(page, look);
  await page.goto('/idees');
  await page.locator('main li', { hasText: names.idea }).waitFor();
  await examine(page, look);
  await signOut(page);
}

/** As another agent: sees nothing of hers, and submits one too. @param {Page} page @param {Look} look @param {Record<string, string>} names @param {string} call */
async function writeOther(page, look, names, call) {
  await choosePersona(page, 'agent-nouveau');
  await speak(page, look.language);
  await page.goto(`/idees/${call}`);
  assert.ok(!(await page.content()).includes(names.idea), 'no other agent reads it');
  assert.equal((await page.request.get(`/appels/${call}`)).status(), 403);
  await page.locator('[name="titre"]').fill(names.other);
  for (const part of PARTS) await page.locator(`[name="${part}"]`).fill('Un mot.');
  await follow(page, page.locator('button[name="deposer"]'));
  await page.locator('button[name="retirer"]').waitFor();
  await signOut(page);
}

/** As the guest: accepts, reviews, declares a tie, comes back by password and code. @param {Page} page @param {Look} look @param {Record<string, string>} names @param {string} link */
async function review(page, look, names, link) {
  await page.goto(link);
  await speak(page, look.language);
  await page.goto(link);
  await examine(page, look);
  const key = (await page.locator('main .key').innerText()).replaceAll(' ', '');
  await send(page, { secret: SECRET, encore: SECRET, code: '000000' });
  await page.locator('main .callout--bad a[href="#code"]').waitFor();
  assert.equal((await page.locator('main .key').innerText()).replaceAll(' ', ''), key, 'the key in her application holds');
  await examine(page, look);
  const first = code(key, 0);
  await send(page, { secret: SECRET, encore: SECRET, code: first });
  await page.waitForURL('/relectures');
  await speak(page, look.language);
  await examine(page, look);
  await hidesTheAuthor(page);
  for (const path of ['/mes-donnees', '/mes-donnees/passeport.json']) {
    const answer = await page.request.get(path);
    assert.ok(answer.ok() && !AUTHOR.test(await answer.text()), path);
  }
  assert.equal((await page.request.get('/passeport')).status(), 403);

  await follow(page, page.locator('main li', { hasText: names.idea }).locator('a'));
  await hidesTheAuthor(page);
  await examine(page, look);
  for (const part of PARTS) await page.locator(`input[name="${part}"][value="3"]`).check();
  if (look.script !== false) await page.locator('#enregistrement', { hasText: WORDS[look.language].saved }).waitFor();
  await follow(page, page.locator('button[name="envoyer"]'));
  await page.locator('main .callout--bad a[href="#raisons"]').waitFor();
  await examine(page, look);
  await page.locator('[name="raisons"]').fill('Convaincante, à mesurer.');
  await follow(page, page.locator('button[name="envoyer"]'));
  await page.locator('button[name="reprendre"]').waitFor();
  await examine(page, look);

  await page.goto('/relectures');
  await follow(page, page.locator('main li', { hasText: names.other }).locator('a'));
  await page.locator('[name="lien"]').fill('Je connais ce service.');
  await follow(page, page.locator('button[name="recuser"]'));
  await page.locator('main', { hasText: 'Je connais ce service.' }).waitFor();
  assert.ok(!(await page.content()).includes(names.other), 'she reads it no more');
  await examine(page, look);
  await signOut(page);

  await page.goto(link);
  await page.locator('h1', { hasText: WORDS[look.language].void }).waitFor();
  await examine(page, look);
  await page.goto('/connexion');
  await send(page, { identifiant: names.signIn, secret: SECRET });
  await examine(page, look);
  await send(page, { code: first });
  await page.locator('main .callout--bad').waitFor();
  assert.ok(await page.locator('main [name="code"]').count(), 'the code by which she came in holds once');
  // The next one is taken half a minute early.
  await send(page, { code: code(key, 1) });
  await page.waitForURL('/relectures');
  await signOut(page);
}

/** As steering: reads the review, decides, closes; names the author of what is kept, and only then. @param {Page} page @param {Look} look @param {Record<string, string>} names @param {string} call */
async function decide(page, look, names, call) {
  await choosePersona(page, 'steering');
  await speak(page, look.language);
  await page.goto(`/appels/${call}`);
  await hidesTheAuthor(page);
  await page.locator('main li', { hasText: names.guest }).waitFor();
  await examine(page, look);
  for (const [idea, outcome] of [[names.idea, 'kept'], [names.other, 'rework']]) {
    await page.goto(`/appels/${call}`);
    await follow(page, page.locator('main tbody tr', { hasText: idea }).locator('a'));
    await hidesTheAuthor(page);
    await page.locator('main', { hasText: idea === names.idea ? 'Convaincante, à mesurer.' : 'Je connais ce service.' }).waitFor();
    await page.locator(`input[name="decision"][value="${outcome}"]`).check();
    await send(page, { raison: `Parce que : ${outcome}.` });
    await page.locator('main [role="status"]').waitFor();
    await examine(page, look);
  }
  await page.goto(`/appels/${call}`);
  await follow(page, page.locator(`form[action="/appels/${call}/clore"] button`));
  await page.locator('main tbody tr', { hasText: names.idea }).locator('td', { hasText: 'Claire Le Goff' }).waitFor();
  assert.ok(!(await page.locator('main').innerText()).includes('Noé'), 'who is not kept is not named');
  await examine(page, look);
  await signOut(page);
}

/** As Claire: reads what was decided, why, and the review, without who wrote it. @param {Page} page @param {Look} look @param {Record<string, string>} names @param {string} call */
async function readDecision(page, look, names, call) {
  await choosePersona(page, 'agent-claire');
  await speak(page, look.language);
  await page.goto('/idees');
  await page.locator('main li', { hasText: names.idea }).locator('.badge', { hasText: WORDS[look.language].kept }).waitFor();
  await page.goto(`/idees/${call}`);
  const told = await page.locator('main').innerText();
  for (const words of ['Parce que : kept.', 'Convaincante, à mesurer.']) assert.ok(told.includes(words), words);
  assert.equal(await page.locator('button[name="retirer"]').count(), 0, 'nothing changes any more');
  await examine(page, look);
  await page.goto('/mes-donnees');
  await page.locator('main tbody tr', { hasText: WORDS[look.language].outsider }).first().waitFor();
  for (const path of [`/idees/${call}`, '/mes-donnees', '/mes-donnees/passeport.json']) {
    const text = await (await page.request.get(path)).text();
    assert.ok(!text.includes('Gwenaëlle') && !text.includes('gwenaelle'), path);
  }
  await signOut(page);
}

/** Two windows on one draft: the second is told, shows both texts, and is saved when she says so. @param {Page} page */
async function windows(page) {
  await choosePersona(page, 'steering');
  await page.goto('/appels');
  await send(page, { titre: 'Deux fenêtres', probleme: 'On écrit deux fois.', concernes: 'Tous', combien: '2', preuves: 'Vu.', engagement: 'Moi.', jours: '1', fin: '31/12/2099' });
  const call = new URL(page.url()).pathname.split('/')[2];
  await choosePersona(page, 'agent-ancien');
  await page.goto(`/idees/${call}`);
  const second = await page.context().newPage();
  await second.goto(`/idees/${call}`);
  await page.locator('[name="titre"]').fill('La première fenêtre');
  await page.locator('#enregistrement', { hasText: WORDS.fr.saved }).waitFor();
  await second.locator('[name="titre"]').fill('La seconde fenêtre');
  await second.locator('#enregistrement', { hasText: 'refusé' }).waitFor();
  await follow(second, second.locator('button[name="partie"]').first());
  await second.locator('main [role="alert"]', { hasText: 'La première fenêtre' }).waitFor();
  assert.equal(await second.locator('[name="titre"]').inputValue(), 'La seconde fenêtre');
  await follow(second, second.locator('button[name="partie"]').first());
  await second.locator('#enregistrement', { hasText: WORDS.fr.saved }).waitFor();
  await second.close();
  await page.reload();
  assert.equal(await page.locator('[name="titre"]').inputValue(), 'La seconde fenêtre');
}

/** Nothing of the page tells who the author is. @param {Page} page */
async function hidesTheAuthor(page) {
  const text = (await page.locator('main').innerText()) + (await page.title());
  assert.ok(!AUTHOR.test(text), text.match(AUTHOR)?.[0]);
}

/** The code of a key (RFC 6238), so many steps of thirty seconds from now. @param {string} key @param {number} steps */
function code(key, steps) {
  const bits = [...key].map((sign) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0')).join('');
  const bytes = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigInt64BE(BigInt(Math.floor(Date.now() / 30_000) + steps));
  const hash = createHmac('sha1', bytes).update(counter).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
