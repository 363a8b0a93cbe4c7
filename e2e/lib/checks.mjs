// What must hold on every page, whoever looks at it.

import { violations } from './axe.mjs';
import { heightFor } from './browser.mjs';

/** Widths at which no page may scroll sideways: a small phone, a phone, a desk. */
const WIDTHS = [320, 360, 1440];

/** How much of a page is examined where its HTML is examined whole elsewhere. @type {WeakMap<import('playwright-core').Page, 'frame' | 'widths'>} */
const brief = new WeakMap();

/**
 * From now on `examine` asks of this page its frame and links alone, as on the second engine, whose HTML is the same;
 * or its widths too, as on the second organisation, where only words differ.
 * @param {import('playwright-core').Page} page
 * @param {'frame' | 'widths'} extent
 */
export const examineBriefly = (page, extent) => void brief.set(page, extent);

/**
 * Fails, naming everything found, unless the page speaks the language, has one title and no dead link;
 * and, unless it is examined briefly, does not scroll sideways and satisfies axe-core. Without scripts the HTML is what
 * it is with them, where axe reads it.
 * @param {import('playwright-core').Page} page
 * @param {import('./browser.mjs').Look} look
 */
export async function examine(page, look) {
  const extent = brief.get(page);
  const found = [...(await wrongFrame(page, look.language)), ...(await deadLinks(page))];
  if (extent !== 'frame') found.push(...(await sidewaysScroll(page)));
  if (!extent && (look.script ?? true)) found.push(...(await violations(page)));
  if (found.length > 0) throw new Error(`${found.length} fault(s) on ${page.url()}:\n  - ${found.join('\n  - ')}`);
}

/**
 * Gathers, while a page is used, what the browser complains about: errors of the console, breaches
 * of the content policy among them, and requests that leave the site. Read the list at the end.
 * @param {import('playwright-core').Page} page
 * @param {string} site
 */
export function watch(page, site) {
  const /** @type {string[]} */ complaints = [];
  page.on('console', (message) => {
    // The page that answers a faulty form, or says that a page is not there or not hers, is no fault; a missing
    // style sheet is.
    const refusal = message.location().url === page.url() && /status of (401|403|404|409|422|429)\b/.test(message.text());
    if (message.type() === 'error' && !refusal) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error}`));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol !== 'data:' && origin !== site) complaints.push(`${page.url()} asks ${request.url()}`);
  });
  return complaints;
}

/** @param {import('playwright-core').Page} page @param {string} language */
async function wrongFrame(page, language) {
  const is = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title,
    h1: document.querySelectorAll('h1').length,
  }));
  const found = [];
  if (is.lang !== language) found.push(`the page is in "${is.lang}", "${language}" was asked for`);
  if (is.title.trim() === '') found.push('the page has no title');
  if (is.h1 !== 1) found.push(`the page has ${is.h1} h1, not one`);
  return found;
}

/**
 * What makes a page scroll sideways in windows of these sizes.
 * @param {import('playwright-core').Page} page
 * @param {{ width: number, height: number }[]} [sizes]
 */
export async function sidewaysScroll(page, sizes = WIDTHS.map((width) => ({ width, height: heightFor(width) }))) {
  const before = page.viewportSize();
  const found = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    found.push(...(await page.evaluate(wideParts)).map((fault) => `at ${size.width} × ${size.height} px: ${fault}`));
  }
  if (before) await page.setViewportSize(before);
  return found;
}

/** Runs in the page: what makes it scroll sideways, unfolded too; and menus that leave the screen. */
function wideParts() {
  const screen = document.documentElement;
  const name = (/** @type {Element} */ e) => `${e.tagName.toLowerCase()}${[...e.classList].map((c) => `.${c}`).join('')}`;
  const beyond = (/** @type {Element} */ e) => {
    const { left, right, width } = e.getBoundingClientRect();
    return width > 0 && (left < -1 || right > screen.clientWidth + 1);
  };
  const folded = [...document.querySelectorAll('details:not([open])')].map((d) => /** @type {HTMLDetailsElement} */ (d));
  const menus = folded.filter((d) => d.closest('header'));
  const others = folded.filter((d) => !d.closest('header'));
  const found = [];

  others.forEach((d) => (d.open = true));
  if (screen.scrollWidth > screen.clientWidth) {
    const widest = [...document.body.querySelectorAll('*')].filter(beyond).slice(0, 4).map(name);
    found.push(`scrolls sideways (${screen.scrollWidth} px): ${widest.join(', ')}`);
  }
  others.forEach((d) => (d.open = false));
  for (const menu of menus) {
    menu.open = true;
    const out = [...menu.children].filter(beyond).map(name);
    if (out.length > 0) found.push(`a menu leaves the screen: ${out.join(', ')}`);
    menu.open = false;
  }
  return found;
}

/** Links found good, by window and sign-in: what one person may open, another may not. */
const followed = /** @type {WeakMap<import('playwright-core').BrowserContext, Set<string>>} */ (new WeakMap());

/** Links of the page that lead nowhere, or out of the site's door, for the person who sees them. @param {import('playwright-core').Page} page */
async function deadLinks(page) {
  const { urls, found, signedIn } = await page.evaluate(() => {
    const links = [...document.querySelectorAll('a[href]')].map((a) => /** @type {HTMLAnchorElement} */ (a));
    const here = links.filter((a) => a.getAttribute('href')?.startsWith('#'));
    const lost = here.filter((a) => !document.getElementById(decodeURIComponent(a.hash.slice(1))));
    const inside = links.filter((a) => !here.includes(a) && a.origin === location.origin);
    return {
      urls: [...new Set(inside.map((a) => a.href.split('#')[0]))],
      found: lost.map((a) => `the link ${a.getAttribute('href')} has no target on the page`),
      signedIn: document.querySelector('form[action="/deconnexion"]') !== null,
    };
  });
  const context = page.context();
  const cookies = (await context.cookies()).filter((c) => c.httpOnly).map((c) => c.value);
  const good = followed.get(context) ?? new Set();
  followed.set(context, good);
  for (const url of urls.filter((u) => !good.has(`${cookies} ${u}`))) {
    const answer = await page.request.get(url);
    // Whoever has no right to a page is answered 403; whoever must sign in first is led to the door.
    const shut = signedIn && new URL(answer.url()).pathname === '/connexion';
    if (answer.status() >= 400) found.push(`the link ${url} answers ${answer.status()}`);
    else if (shut) found.push(`the link ${url} asks to sign in again`);
    else good.add(`${cookies} ${url}`);
  }
  return found;
}
