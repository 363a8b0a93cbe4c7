// What a page owes to somebody who uses the keyboard alone.

/** @typedef {import('playwright-core').Page} Page */

/** More stops than any masthead has. */
const STOPS_MAX = 40;

/**
 * What is wrong with a page, at a desk, for the keyboard: the order in which Tab goes, the way past
 * the masthead, the ring around what has the focus. Leaves the page with everything unfolded.
 * @param {Page} page Just loaded.
 * @returns {Promise<string[]>}
 */
export async function keyboardFaults(page) {
  const stops = [];
  for (let stop = await tab(page); stop.part !== 'main' && stops.length < STOPS_MAX; stop = await tab(page)) {
    if (stop.part === 'footer') break;
    stops.push(stop);
  }
  const found = [];
  if (!stops[0]?.skip) found.push(`Tab first reaches ${stops[0]?.name}, not the link to the content`);
  else if (!stops[0].seen) found.push('the link to the content stays hidden when it has the focus');
  const links = await page.locator('header nav.nav--wide a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
  const reached = stops.filter((s) => s.navigation).map((s) => s.href);
  if (String(reached) !== String(links)) found.push(`before the content, Tab reaches ${reached} of the navigation ${links}`);

  await page.locator('.skip').focus();
  await page.keyboard.press('Enter');
  const landed = await page.evaluate(() => document.activeElement?.id);
  if (landed !== 'contenu') found.push(`the link to the content leads to "${landed}"`);
  const next = await tab(page);
  if (next.part === 'header') found.push(`after the link to the content, Tab reaches ${next.name}`);
  found.push(...(await page.evaluate(withoutRing)));
  return found;
}

/** Presses Tab; says what has the focus then. @param {Page} page */
async function tab(page) {
  await page.keyboard.press('Tab');
  return page.evaluate(() => {
    const e = document.activeElement ?? document.body;
    const { top, bottom, width } = e.getBoundingClientRect();
    return {
      name: `${e.tagName.toLowerCase()} "${(e.textContent ?? '').trim().slice(0, 40)}"`,
      part: e.closest('main, footer')?.tagName.toLowerCase() ?? 'header',
      skip: e.classList.contains('skip'),
      seen: width > 0 && top >= 0 && bottom <= innerHeight,
      navigation: e.closest('nav.nav--wide') !== null,
      href: e.getAttribute('href'),
    };
  });
}

/** Runs in the page, after a key was pressed: what takes the focus without a ring around it, or out of order. */
function withoutRing() {
  document.querySelectorAll('details').forEach((d) => (d.open = true));
  const controls = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')]
    .map((e) => /** @type {HTMLElement} */ (e))
    .filter((e) => e.checkVisibility() && !e.matches('[type="hidden"], :disabled'));
  const found = [];
  for (const control of controls) {
    control.focus({ preventScroll: true });
    const name = `${control.tagName.toLowerCase()} "${(control.textContent || control.id).trim().slice(0, 40)}"`;
    if (control.tabIndex > 0) found.push(`${name} pushes itself before others`);
    if (document.activeElement !== control) {
      found.push(`${name} refuses the focus`);
      continue;
    }
    // The box of a choice carries the ring of the small square in it.
    const ring = getComputedStyle(control.closest('.choice') ?? control);
    if (ring.outlineStyle === 'none' || parseFloat(ring.outlineWidth) < 2) found.push(`${name} has the focus and does not show it`);
  }
  return found;
}
