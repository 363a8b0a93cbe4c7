// axe-core on a page as it stands, with everything that unfolds unfolded.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/**
 * What axe-core has to say of the colours alone, which is all that a theme changes.
 * @param {import('playwright-core').Page} page Where scripts run.
 */
export const contrasts = (page) => violations(page, ['color-contrast']);

/**
 * What axe-core has to say against a page; empty when all is well. The pages' policy forbids
 * scripts, so axe comes through the debugger, which the policy does not bind.
 * @param {import('playwright-core').Page} page Where scripts run.
 * @param {string[]} [only] These rules; all unless given.
 * @returns {Promise<string[]>}
 */
export async function violations(page, only) {
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
