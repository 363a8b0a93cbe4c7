// The story of an agent: she is assessed over one domain, reads her passport, takes her data away
// and asks for a correction, which an administrator answers. On both engines and on the second organisation, on a phone and at a
// desk; once without script.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';
import { examine } from '../lib/checks.mjs';
import { onEachEngine, onSecondOrganisation } from '../lib/engines.mjs';
import * as steps from '../lib/steps.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('../lib/browser.mjs').Look} Look */

/**
 * Somebody who has no answer yet, and the domain she is assessed over: each has questions of every kind.
 * @typedef {{ look: Look, domain: string, persona?: string, engines?: string[] }} Agent
 * @type {Agent[]}
 */
const AGENTS = [
  { look: { name: 'story-phone-fr', language: 'fr', width: 360 }, domain: 'security', persona: 'agent-nouveau' },
  { look: { name: 'story-desk-en', language: 'en', width: 1440, theme: 'dark' }, domain: 'ai', engines: ['sqlite'] },
  {
    look: { name: 'story-phone-fr-no-script', language: 'fr', width: 360, script: false },
    domain: 'creation',
    engines: ['sqlite'],
  },
];
const SECRET = 'quatre mots sans lien';
const REQUEST = 'Mon unité a changé.\nIl faut lire « Hôpital de Valdor ».';
const REPLY = 'C’est fait : votre unité est corrigée depuis ce matin.';

onEachEngine((engine, inPage) => {
  for (const agent of AGENTS.filter((a) => a.engines?.includes(engine) ?? true)) {
    test(`an agent is assessed and reads her passport: ${agent.look.name}`, () =>
      inPage(agent.look, (page) => story(page, agent)));
  }
});

onSecondOrganisation((inPage) => {
  const look = /** @type {Look} */ ({ name: 'story-second', language: 'en', width: 360 });
  test('an agent is assessed and reads her passport', () =>
    inPage(look, (page) => story(page, { look, domain: 'environment', persona: 'agent-nouveau' })));
});

/** @param {Page} page @param {Agent} agent */
async function story(page, agent) {
  const { look, domain } = agent;
  const enter = await arrive(page, agent);
  await steps.speak(page, look.language);
  await examine(page, look);

  await page.goto('/positionnement');
  await examine(page, look);
  await steps.begin(page, domain);
  const answers = await answerAll(page, agent);
  await readFeedback(page, look, answers);
  await readPassport(page, look, domain, answers);
  await takeAway(page, look, answers);
  await askForCorrection(page, look);

  const other = /** @type {Look} */ ({ ...look, language: look.language === 'fr' ? 'en' : 'fr' });
  const theme = look.theme === 'dark' ? 'light' : 'dark';
  await steps.speak(page, other.language);
  await steps.wear(page, theme);
  await examine(page, { ...other, theme });
  await leave(page);

  await steps.choosePersona(page, 'administrator');
  await steps.speak(page, look.language);
  const administrator = await answerRequest(page, look);
  await leave(page);

  await enter();
  const frame = page.locator('html');
  assert.equal(await frame.getAttribute('lang'), other.language, 'the account remembers the language');
  assert.equal(await frame.getAttribute('data-theme'), theme, 'the account remembers the theme');
  await readReply(page, other, administrator);
}

/**
 * Comes in for the first time; returns how to come in again.
 * @param {Page} page
 * @param {Agent} agent
 */
async function arrive(page, { look, persona }) {
  if (persona) {
    await steps.choosePersona(page, persona);
    return () => steps.choosePersona(page, persona);
  }
  const identifiant = signInName(look);
  await steps.choosePersona(page, 'administrator');
  await page.goto('/administration/personnes/ajouter');
  const code = await steps.addAgent(page, { nom: `Nadia Ould ${look.width}`, identifiant });
  await steps.signOut(page);
  await page.goto('/code');
  await steps.send(page, { identifiant, code, secret: SECRET, encore: SECRET });
  await page.waitForURL('/');
  return async () => {
    await page.goto('/connexion');
    await steps.send(page, { identifiant, secret: SECRET });
    await page.waitForURL('/');
  };
}

/** The sign-in name of an agent who is no persona. @param {Look} look */
const signInName = (look) => `nadia.${look.name}`;

/** Signs out, and forgets what the browser itself remembers of language and theme. @param {Page} page */
async function leave(page) {
  await steps.signOut(page);
  await page.context().clearCookies({ name: /^(langue|theme)$/ });
}

/**
 * Answers until the domain ends; on the way, everything that may happen to a question happens once.
 * Returns how many answers were given.
 * @param {Page} page
 * @param {Agent} agent
 */
async function answerAll(page, agent) {
  const { look } = agent;
  const met = new Set();
  const events = [answerInTwoTabs, goBack, () => comeInAgain(page, agent), pauseAndResume, steps.passQuestion];
  let answers = 0;
  for (let kind = await steps.kindOf(page); kind !== undefined; kind = await steps.kindOf(page)) {
    const asked = await questionId(page);
    if (!met.has(kind)) {
      met.add(kind);
      await examine(page, look);
      await answerShort(page, look);
      await steps.fillAnswer(page);
      await steps.submitAnswer(page);
    } else if (events.length > 0) {
      await events.shift()?.(page, look);
    } else {
      await steps.fillAnswer(page);
      await steps.submitAnswer(page);
    }
    answers += 1;
    assert.notEqual(await questionId(page), asked, 'the next question, or the feedback, is another');
  }
  assert.deepEqual([...met].sort(), [...steps.KINDS].sort(), 'a question of every kind was met');
  assert.equal(events.length, 0, 'everything that may happen to a question happened');
  return answers;
}

/** The id of the question that is asked, if one is. @param {Page} page */
async function questionId(page) {
  const field = page.locator('main input[name="question"]');
  return (await field.count()) > 0 ? field.getAttribute('value') : null;
}

/** An answer that lacks something is sent back with a summary of the error; nothing typed is lost. @param {Page} page @param {Look} look */
async function answerShort(page, look) {
  const asked = await questionId(page);
  const kept = await steps.fillAnswer(page, true);
  await steps.submitAnswer(page);
  const summary = page.locator('main [role="alert"]');
  assert.equal(await summary.evaluate((e) => e === document.activeElement), true, 'the summary takes the focus');
  assert.match(await page.title(), /^(Erreur\u00a0:|Error:) /, 'and the title of the window says it first');
  await summary.locator('a[href="#reponse"]').click();
  assert.equal(await page.locator('#reponse').evaluate((e) => e === document.activeElement), true, 'the summary leads to the answer');
  assert.equal(await questionId(page), asked, 'the same question is asked again');
  assert.ok(await kept(), 'what was filled in is still there');
  await examine(page, look);
}

/** The same question in two tabs: the first answer holds, the second is told so and changes nothing. @param {Page} page @param {Look} look */
async function answerInTwoTabs(page, look) {
  const tab = await page.context().newPage();
  await tab.goto(page.url());
  assert.equal(await questionId(tab), await questionId(page));
  for (const one of [page, tab]) {
    await steps.fillAnswer(one);
    await steps.submitAnswer(one);
  }
  await tab.locator('main [role="status"]').waitFor();
  await examine(tab, look);
  await steps.follow(tab, tab.locator('main a.btn--main'));
  assert.equal(await questionId(tab), await questionId(page), 'from there one comes to the present question');
  await tab.close();
}

/** After an answer, the way back in history shows what stands now, so that nothing is answered twice. @param {Page} page */
async function goBack(page) {
  await steps.fillAnswer(page);
  await steps.submitAnswer(page);
  const next = await questionId(page);
  await page.goBack();
  assert.equal(await questionId(page), next, 'going back shows the present question');
}

/**
 * The session ends while an answer is filled in: it is kept on the sign-in page, and sent by the one who comes in
 * again, with her password or, as a persona, without.
 * @param {Page} page
 * @param {Agent} agent
 */
async function comeInAgain(page, { look, persona }) {
  const [session, asked] = [new URL(page.url()).pathname, await questionId(page)];
  await steps.fillAnswer(page);
  await page.context().clearCookies({ name: 'passeport' });
  await steps.submitAnswer(page);
  // Signed out, the page speaks the language of the browser, which is that of the look.
  await examine(page, look);
  if (persona) await steps.follow(page, page.locator(`main button[name="persona"][value="${persona}"]`));
  else await steps.send(page, { identifiant: signInName(look), secret: SECRET });
  await examine(page, look);
  const form = page.locator(`main form[action="${session}"]`);
  assert.equal(await form.locator('input[name="question"]').getAttribute('value'), asked, 'the answer was kept');
  await steps.follow(page, form.locator('button'));
  assert.equal(new URL(page.url()).pathname, session);
}

/** A pause leads home, which offers to resume at the same question. @param {Page} page @param {Look} look */
async function pauseAndResume(page, look) {
  const [session, asked] = [new URL(page.url()).pathname, await questionId(page)];
  await steps.follow(page, page.locator('header form[action$="/pause"] button'));
  assert.equal(new URL(page.url()).pathname, '/');
  await examine(page, look);
  await steps.follow(page, page.locator(`main a[href="${session}"]`));
  assert.equal(await questionId(page), asked, 'the session resumes at its question');
  await steps.fillAnswer(page);
  await steps.submitAnswer(page);
}

/** @param {Page} page @param {Look} look @param {number} answers */
async function readFeedback(page, look, answers) {
  await examine(page, look);
  const lines = page.locator('main ol.plain > li');
  assert.equal(await lines.count(), answers, 'each answer has its feedback');
  await steps.follow(page, page.locator('main form[action$="/suite"] button'));
  assert.match(page.url(), /\/bilan$/);
  await examine(page, look);
  assert.equal(await page.locator('main .drule').count(), 1, 'the summary shows the domain');
}

/** @param {Page} page @param {Look} look @param {string} domain @param {number} answers */
async function readPassport(page, look, domain, answers) {
  await steps.follow(page, page.locator('main a.btn[href="/passeport"]'));
  await examine(page, look);
  assert.equal(await page.locator('main .id__seal').count(), 1, 'the passport has its seal');
  assert.equal(await page.locator('main .drule').count(), 6, 'and its six domains');
  await page.locator('main .chart__tools summary').click();
  assert.match(await download(page, '/passeport/domaines.svg'), /^<svg xmlns=/);
  const table = page.locator('main .chart table');
  assert.equal(await table.locator('tbody tr').count(), 6);
  const given = await table.locator('tbody tr td:nth-last-child(2)').allInnerTexts();
  assert.deepEqual(given.filter((n) => n !== '0'), [String(answers)], `all answers are about ${domain}`);

  // Each answer stands once on the page of its competence; of those pages, one is looked at.
  assert.equal(await page.locator('main .mosaic a').count(), 80);
  const cells = page.locator(`main .mosaic a[href^="/passeport/${domain}."]`);
  const links = await cells.evaluateAll((all) => all.map((a) => /** @type {HTMLAnchorElement} */ (a).href));
  let rows = 0;
  for (const link of links) {
    // Her own answers alone: an inferred competence shows those of its domain besides.
    const own = (await (await page.request.get(link)).text()).match(/id="reponses".*?<\/section>/s)?.[0] ?? '';
    const count = (own.match(/<tbody>.*?<\/tbody>/s)?.[0].match(/<tr>/g) ?? []).length;
    if (rows === 0 && count > 0) {
      await page.goto(link);
      assert.equal(await page.locator('section:has(> #reponses) tbody tr').count(), count);
      await examine(page, look);
    }
    rows += count;
  }
  assert.equal(rows, answers, 'each answer counts once');
}

/** @param {Page} page @param {Look} look @param {number} answers */
async function takeAway(page, look, answers) {
  await page.goto('/mes-donnees');
  await examine(page, look);

  const all = JSON.parse(await download(page, '/mes-donnees/passeport.json'));
  const given = /** @type {{ family: string, response: string }[]} */ (all.tables.passport_responses.rows);
  assert.equal(given.length, answers);
  assert.equal(new Set(given.map((r) => r.family)).size, answers, 'no question came twice');
  assert.equal(given.filter((r) => r.response === 'unknown').length, 1, 'one question was passed');
  assert.equal(all.tables.evidence_statements.rows.length, answers);
  assert.equal(all.passport.competences.length, 80);

  const [head, ...lines] = readCsv(await download(page, '/mes-donnees/passeport.csv'));
  assert.deepEqual(head, ['table', 'row', 'column', 'value']);
  const responses = lines.filter(([table, , column]) => table === 'passport_responses' && column === 'response');
  assert.deepEqual(responses.map(([, , , value]) => value), given.map((r) => r.response), 'both files tell the same answers');
}

/** Takes a file by its link. @param {Page} page @param {string} href */
async function download(page, href) {
  const [file] = await Promise.all([page.waitForEvent('download'), page.locator(`main a[href="${href}"]`).click()]);
  assert.equal(file.suggestedFilename(), href.split('/').at(-1));
  return readFile(await file.path(), 'utf8');
}

/** Cells by line, quotes undone. @param {string} text */
function readCsv(text) {
  const /** @type {string[][]} */ lines = [];
  const cells = text.replace(/^\uFEFF/, '').matchAll(/("(?:[^"]|"")*"|[^,\r\n]*)(,|\r?\n|$)/g);
  let line = [];
  for (const [, cell, end] of cells) {
    line.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === ',') continue;
    if (line.length > 1) lines.push(line);
    line = [];
  }
  assert.ok(lines.every((cells) => cells.length === 4), 'each line of the CSV has four cells');
  return lines;
}

/** @param {Page} page @param {Look} look */
async function askForCorrection(page, look) {
  const kind = page.locator('select[name="nature"]');
  await kind.selectOption('erase');
  await steps.send(page, { texte: ' ' });
  await page.locator('main [role="alert"]').waitFor();
  assert.equal(await kind.inputValue(), 'erase', 'what was chosen is still there');
  await examine(page, look);
  await kind.selectOption('correct');
  await steps.send(page, { texte: REQUEST });
  await page.locator('main [role="status"]').waitFor();
  await page.locator('main .pre-line', { hasText: 'Mon unité a changé.' }).waitFor();
  await examine(page, look);
}

/** Reads who asks, answers in writing; returns the name of the administrator. @param {Page} page @param {Look} look */
async function answerRequest(page, look) {
  await page.goto('/administration/demandes');
  await examine(page, look);
  const open = page.locator('main li.card', { has: page.locator('form') });
  assert.equal(await open.count(), 1, 'one request waits');
  assert.ok((await open.innerText()).includes('Hôpital de Valdor'));
  await open.locator('textarea').fill(REPLY);
  await steps.follow(page, open.getByRole('button'));
  await page.locator('main', { hasText: REPLY }).waitFor();
  assert.equal(await open.count(), 0, 'none waits any more');
  await examine(page, look);
  return (await page.locator('header .drop__name').textContent()) ?? '';
}

/** @param {Page} page @param {Look} look @param {string} administrator */
async function readReply(page, look, administrator) {
  await page.goto('/mes-donnees');
  await page.locator('main .callout', { hasText: REPLY }).waitFor();
  const readers = await page.locator('section:has(> * > #journal) tbody tr').allInnerTexts();
  assert.ok(readers.length > 0 && readers.every((line) => line.includes(administrator)), 'the journal names who read what');
  await examine(page, look);
}
