// The pages of the product, read from the one table of routes (passeport/src/routes.rs), and how
// the demo's people come to each. A page added there is visited by the tests that walk this list.

import { readFileSync } from 'node:fs';
import * as steps from './steps.mjs';

/** @typedef {import('playwright-core').Page} Page */
/**
 * Who may see a page, as the demo has people for it. The demo's `agent` is the first persona, whose passport is filled.
 * @typedef {'visitor' | 'agent' | 'manager' | 'scout' | 'steering' | 'guest' | 'administrator'} Person
 */

/** Who visits the pages of a permission. @type {Record<string, Person>} */
const PEOPLE = {
  Anyone: 'visitor',
  SignedIn: 'agent',
  'Has(Agent)': 'agent',
  'Has(Manager)': 'manager',
  'Has(Scout)': 'scout',
  'Has(Steering)': 'steering',
  'Has(Guest)': 'guest',
  'Has(Administrator)': 'administrator',
};

/** Every page, in the table's order: its path as the table writes it, who visits it, and whether all may who have signed in. */
export const PAGES = read(readFileSync(new URL('../../passeport/src/routes.rs', import.meta.url), 'utf8'));

/** @param {string} table */
function read(table) {
  const pages = [...table.matchAll(/\bshow\(\s*"([^"]+)",\s*([\w()]+),/g)].map(([, path, permission]) => {
    const person = PEOPLE[permission];
    if (!person) throw new Error(`${path}: nobody of the demo has the permission ${permission}; add a line to PEOPLE`);
    return { path, person, everybodys: permission === 'SignedIn' };
  });
  const all = table.match(/\bshow\(\s*"/g)?.length;
  if (pages.length === 0 || pages.length !== all) throw new Error(`${all} pages in the table, ${pages.length} understood`);
  return pages;
}

/** Comes in as somebody. @param {Page} page @param {Person} person */
export async function comeInAs(page, person) {
  if (person === 'visitor') await page.goto('/demo');
  else await steps.choosePersona(page, person);
}

/** Pages that others lead to: from which one, by which link. @type {Record<string, [string, string]>} */
const LINKED = {
  // One that is measured: by the state that its line bears, not by the words that it says.
  '/passeport/{competence}': ['/passeport', 'main .comp[data-state="measured"] a'],
  '/metiers/{occupation}': ['/metiers', 'main .fold li a'],
  '/plan/axes/{axis}': ['/plan', 'main a[href^="/plan/axes/"]'],
  '/plan/feuilles-de-route/{roadmap}': ['/plan/feuilles-de-route', 'main .lines a'],
  '/plan/metiers/{occupation}': ['/plan/metiers', 'main .fold li a'],
  '/apprendre/{course}': ['/apprendre', 'main li a'],
  '/apprendre/{course}/memo': ['/apprendre/protect-online', 'main aside a'],
  '/apprendre/{course}/{page}': ['/apprendre/protect-online', 'main .steps a'],
  // One of those who show their levels.
  '/equipe/{person}': ['/equipe', 'main tbody a'],
  '/besoins/{need}': ['/besoins', 'main li h2 a'],
  '/idees/{call}': ['/idees', 'main li h3 a'],
  '/appels/{call}': ['/appels', 'main tbody a'],
  '/relectures/{idea}': ['/relectures', 'main li a'],
  '/appels/{call}/idees/{idea}': ['/appels/{call}', 'main tbody a'],
  '/administration/personnes/{person}': ['/administration/personnes?page=1', 'main tbody a'],
};

/** Where a page of the table stands for who has come in; undefined when a session must be made for it. @param {Page} page @param {string} path */
export async function addressOf(page, path) {
  if (!path.includes('{')) return path;
  if (path === '/besoins/{need}/{pseudonym}') return somebodyListed(page);
  if (!LINKED[path]) return undefined;
  const [from, link] = LINKED[path];
  await page.goto((await addressOf(page, from)) ?? from);
  if (path === '/apprendre/{course}/{page}') await beginCourse(page);
  return (await page.locator(link).first().getAttribute('href')) ?? undefined;
}

/** Somebody of the list of a need: of the scout's needs, the demo makes one that has a list. @param {Page} page */
async function somebodyListed(page) {
  await page.goto('/besoins');
  const needs = await page.locator('main li h2 a').evaluateAll((all) => all.map((a) => a.getAttribute('href') ?? ''));
  for (const need of needs) {
    await page.goto(need);
    const write = page.locator('main ol a.btn').last();
    if ((await write.count()) > 0) return (await write.getAttribute('href')) ?? undefined;
  }
}

/** Begins the course whose page is shown, unless it is begun: its plan leads to its pages only then. @param {Page} page */
async function beginCourse(page) {
  const begin = page.locator('main form[action="/apprendre/protect-online"] button');
  if ((await begin.count()) === 0) return;
  await steps.follow(page, begin);
  await page.goto('/apprendre/protect-online');
}

/** Does what leaves no page of somebody empty: an agent asks for a correction, an administrator lets a program in. @param {Page} page @param {Person} person */
export async function furnish(page, person) {
  if (person === 'agent') {
    await page.goto('/mes-donnees');
    await steps.send(page, { texte: 'Mon unité a changé : je suis maintenant aux archives.' });
  }
  if (person === 'administrator') {
    await page.goto('/administration/clients');
    await steps.send(page, { nom: 'Plateforme de cours' });
  }
}

/**
 * The address of each page of somebody, by its path in the table. An agent goes through a session
 * for it, and has another one under way.
 * @param {Page} page Where she has come in.
 * @param {Person} person
 * @param {Record<string, string>} [known] Addresses that need no looking for.
 */
export async function addresses(page, person, known = {}) {
  const /** @type {Map<string, string>} */ found = new Map();
  for (const { path } of PAGES.filter((p) => sees(p, person))) {
    const address = known[path] ?? (await addressOf(page, path)) ?? (await sessionOf(page, path));
    if (!address) throw new Error(`${path}: no test knows what to put in its place; add it to LINKED`);
    found.set(path, address);
  }
  return found;
}

/**
 * Whether somebody visits a page. An administrator is led from the home page to hers.
 * @param {typeof PAGES[number]} page
 * @param {Person} person
 */
const sees = (page, person) => page.person === person || (person === 'administrator' && page.everybodys && page.path !== '/');

/** @param {Page} page @param {string} path */
async function sessionOf(page, path) {
  await page.goto('/positionnement');
  if (path === '/positionnement/{session}') await steps.begin(page, 'all');
  else if (path === '/positionnement/{session}/bilan') {
    await steps.begin(page, 'communication');
    while ((await steps.kindOf(page)) !== undefined) await steps.passQuestion(page);
    await steps.follow(page, page.locator('main form[action$="/suite"] button'));
  } else return undefined;
  return new URL(page.url()).pathname;
}
