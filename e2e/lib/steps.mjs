// What people do on the pages, in steps that several tests share. All work without script.

/** @typedef {import('playwright-core').Page} Page */

/** Enters the demo as one of its people: `role` stands in the persona's value. @param {Page} page @param {string} role */
export async function choosePersona(page, role) {
  await page.goto('/demo');
  await page.locator(`button[name="persona"][value*="${role}"]`).first().click();
  await page.waitForURL((url) => url.pathname !== '/demo');
}

/** Shows the pages in a language, whatever the account preferred before. @param {Page} page @param {string} language */
export async function speak(page, language) {
  if ((await page.locator('html').getAttribute('lang')) === language) return;
  await inMenu(page, `button[name="langue"][value="${language}"]`);
  await page.locator(`html[lang="${language}"]`).waitFor();
}

/** Shows the pages in a theme. @param {Page} page @param {'light' | 'dark'} theme */
export async function wear(page, theme) {
  await inMenu(page, `button[name="theme"][value="${theme}"]`);
  await page.locator(`html[data-theme="${theme}"]`).waitFor();
}

/** @param {Page} page */
export async function signOut(page) {
  await inMenu(page, 'form[action="/deconnexion"] button');
  await page.waitForURL('/connexion');
}

/** Fills fields by their name and sends the form that holds them. @param {Page} page @param {Record<string, string>} values */
export async function send(page, values) {
  const names = Object.keys(values);
  const form = page.locator('main form', { has: page.locator(`[name="${names[0]}"]`) });
  for (const name of names) await form.locator(`[name="${name}"]`).fill(values[name]);
  await follow(page, form.getByRole('button').last());
}

/** What a code that opens an account looks like. */
const CODE = /\b[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}\b/;

/**
 * As an administrator, on the form that adds somebody: adds an agent, returns the code to hand her.
 * @param {Page} page
 * @param {{ nom: string, identifiant: string }} names
 */
export async function addAgent(page, names) {
  await page.locator('select[name="unite"]').selectOption({ index: 1 });
  await page.locator('[name="role"][value="agent"]').check();
  await send(page, names);
  const shown = await page.locator('main').getByText(CODE).first().innerText();
  return shown.match(CODE)?.[0] ?? '';
}

/** On the page where one begins: begins a session over a domain, or over `all`. @param {Page} page @param {string} scope */
export const begin = (page, scope) =>
  follow(page, page.locator('main form', { has: page.locator(`[name="sur"][value="${scope}"]`) }).getByRole('button'));

/** The kinds of question. @type {['single', 'multiple', 'ordering', 'matching', 'numeric']} */
export const KINDS = ['single', 'multiple', 'ordering', 'matching', 'numeric'];
/** What marks a question of each kind, in the order of KINDS. */
const MARKS = ['[type="radio"]', '[type="checkbox"]', '[name="rang-0"]', '[name="paire-0"]', '[name="nombre"]'];

/** The form of the question. @param {Page} page */
const question = (page) => page.locator('main form', { has: page.locator('#reponse') });

/** Which kind of question is asked; undefined when the page asks none. @param {Page} page */
export async function kindOf(page) {
  for (const [place, kind] of KINDS.entries()) if ((await page.locator(`#reponse ${MARKS[place]}`).count()) > 0) return kind;
}

/**
 * Fills in an answer, right or wrong; all but the end of it when `short`: nothing chosen, a line
 * left out, a word for a number. Returns how to see that it is still there.
 * @param {Page} page
 * @param {boolean} [short]
 */
export async function fillAnswer(page, short = false) {
  const kind = await kindOf(page);
  if (kind === 'single' || kind === 'multiple') {
    const choices = page.locator('#reponse input');
    if (!short) await choices.first().check();
    return async () => (await choices.first().isChecked()) === !short;
  }
  if (kind === 'numeric') {
    const typed = short ? 'douze' : '12';
    const field = page.locator('#reponse input');
    await field.fill(typed);
    return async () => (await field.inputValue()) === typed;
  }
  const menus = page.locator('#reponse select');
  const count = (await menus.count()) - (short ? 1 : 0);
  const options = await menus.first().locator('option:not([value=""])').count();
  // A rank serves once; in a matching one option may answer two lines.
  for (let place = 0; place < count; place++) await menus.nth(place).selectOption({ index: 1 + (place % options) });
  const chosen = () => menus.evaluateAll((all) => all.map((menu) => /** @type {HTMLSelectElement} */ (menu).selectedIndex));
  const expected = await chosen();
  return async () => String(await chosen()) === String(expected);
}

/** Sends the answer that was filled in. @param {Page} page */
export const submitAnswer = (page) => follow(page, question(page).locator('button:not([name])'));

/** Answers "I do not know". @param {Page} page */
export const passQuestion = (page) => follow(page, question(page).locator('button[name="inconnu"]'));

/** Clicks what leads to another page, and waits until that page stands. @param {Page} page @param {import('playwright-core').Locator} control */
export async function follow(page, control) {
  await Promise.all([page.waitForEvent('domcontentloaded'), control.click()]);
}

/** Unfolds the menu of the header that holds a control, and clicks it. @param {Page} page @param {string} control */
async function inMenu(page, control) {
  const menu = page.locator('header details', { has: page.locator(control) });
  await menu.locator('summary').click();
  await menu.locator(control).click();
}
