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
  await form.getByRole('button').last().click();
}

/** Unfolds the menu of the header that holds a control, and clicks it. @param {Page} page @param {string} control */
async function inMenu(page, control) {
  const menu = page.locator('header details', { has: page.locator(control) });
  await menu.locator('summary').click();
  await menu.locator(control).click();
}
