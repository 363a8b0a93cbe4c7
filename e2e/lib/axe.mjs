// axe-core on a page as it stands, with everything that unfolds unfolded.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe-core has to say of the colours alone, which is all that a theme changes.
 * @param {import('playwright-core').Page} page Where scripts run.
 */
export const contrasts = (page) => run(page, ['color-contrast']);

/**
 * What axe-core has to say against a page; empty when all is well. The pages' policy forbids
 * scripts, so axe comes through the debugger, which the policy does not bind.
 * @param {import('playwright-core').Page} page
 * @param {boolean} script Whether the page's own scripts run.
 * @returns {Promise<string[]>}
 */
export async function violations(page, script) {
  return script ? run(page) : inTwin(page, (twin) => run(twin));
}

/**
 * @param {import('playwright-core').Page} page
 * @param {string[]} [only] These rules; all unless given.
 * @returns {Promise<string[]>}
 */
async function run(page, only) {
  await page.evaluate(`globalThis.axe?.run ?? (() => {${AXE}})()`);
  return page.evaluate(async (only) => {
    /** @type {typeof import('axe-core')} */
    const axe = /** @type {any} */ (globalThis).axe;
    const folded = [...document.querySelectorAll('details:not([open])')].map((d) => /** @type {HTMLDetailsElement} */ (d));
    const menus = folded.filter((d) => d.closest('header'));
    const others = folded.filter((d) => !d.closest('header'));
    /** @param {Document | Element} part */
    const check = async (part) => {
      // Off by default in axe, wanted here: targets of 24 px at least.
      /** @type {import('axe-core').RunOptions} */
      const options = { resultTypes: ['violations'], ...(only ? { runOnly: only } : { rules: { 'target-size': { enabled: true } } }) };
      const { violations } = await axe.run(/** @type {Document} */ (part), options);
      return violations.map(({ id, impact, help, nodes }) => {
        const where = nodes.slice(0, 5).map((node) => {
          const why = [...node.any, ...node.all, ...node.none].map((c) => c.message)[0] ?? '';
          return `\n      ${node.target.join(' ')}  ${why}\n        ${node.html.slice(0, 160)}`;
        });
        return `axe ${id} (${impact}): ${help}; ${nodes.length} place(s)${where.join('')}`;
      });
    };

    others.forEach((d) => (d.open = true));
    const found = await check(document);
    // Menus one at a time, or each would cover the page and the next one from axe's eyes.
    for (const menu of menus) {
      menu.open = true;
      found.push(...(await check(menu)));
      menu.open = false;
    }
    others.forEach((d) => (d.open = false));
    return found;
  }, only);
}

/** Windows where scripts run, each beside a page where they do not. @type {WeakMap<import('playwright-core').Page, import('playwright-core').Page>} */
const twins = new WeakMap();

/**
 * Shows the page's present HTML in a window where scripts run, as axe needs; nothing is asked for again.
 * @template T
 * @param {import('playwright-core').Page} page
 * @param {(twin: import('playwright-core').Page) => Promise<T>} look
 */
async function inTwin(page, look) {
  const [body, dark] = [await page.content(), await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)];
  const twin = twins.get(page) ?? (await openTwin(page));
  await twin.setViewportSize(page.viewportSize() ?? { width: 1440, height: 900 });
  await twin.emulateMedia({ colorScheme: dark ? 'dark' : 'light', reducedMotion: 'reduce' });
  await twin.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }), { times: 1 });
  await twin.goto(page.url());
  return look(twin);
}

/** @param {import('playwright-core').Page} page */
async function openTwin(page) {
  const browser = /** @type {import('playwright-core').Browser} */ (page.context().browser());
  const twin = await browser.newPage();
  twins.set(page, twin);
  page.once('close', () => void twin.context().close().catch(() => {}));
  return twin;
}
