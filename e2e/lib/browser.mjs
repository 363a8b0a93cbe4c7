// Debian's Chromium, and pages in it as a given person sees them.

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';
import { watch } from './checks.mjs';

/**
 * How somebody looks at the pages.
 * @typedef {object} Look
 * @property {string} name Names it in reports and files: letters, digits, dashes.
 * @property {'fr' | 'en'} language
 * @property {number} width Of the window, in pixels: 360 for a phone, 1440 for a desk.
 * @property {'light' | 'dark'} [theme] Light unless told.
 * @property {boolean} [script] Whether scripts run; yes unless told.
 */

/** Height of the window for a width. @param {number} width */
export const heightFor = (width) => (width < 640 ? 740 : 900);

/** Starts the browser. CHROMIUM names another one than Debian's. */
export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    // Chromium's own sandbox refuses to start as root; any other user keeps it.
    chromiumSandbox: process.getuid?.() !== 0,
    args: [
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

/**
 * A window on a site. Motion is off: a picture or a contrast taken mid-way would differ each time.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url The site's address.
 * @param {Look} look
 */
export async function open(browser, url, look) {
  const context = await browser.newContext({
    baseURL: url,
    locale: look.language === 'fr' ? 'fr-FR' : 'en-GB',
    viewport: { width: look.width, height: heightFor(look.width) },
    colorScheme: look.theme ?? 'light',
    javaScriptEnabled: look.script ?? true,
    reducedMotion: 'reduce',
  });
  context.setDefaultTimeout(15_000);
  return context.newPage();
}

/**
 * Opens a page, hands it to `visit`, closes it. Fails too when the browser complained meanwhile
 * (see `watch`). When it fails, a picture of the page is left in e2e/out/.
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 * @param {Look} look
 * @param {(page: import('playwright-core').Page) => Promise<void>} visit
 */
export async function withPage(browser, url, look, visit) {
  const page = await open(browser, url, look);
  const complaints = watch(page, url);
  try {
    await visit(page);
    if (complaints.length > 0) throw new Error(`the browser complained:\n${complaints.join('\n')}`);
  } catch (error) {
    const folder = fileURLToPath(new URL('../out/', import.meta.url));
    mkdirSync(folder, { recursive: true });
    const picture = `${folder}${look.name}-${new Date().toISOString().replaceAll(/[:.]/g, '')}.png`;
    await page.screenshot({ path: picture, fullPage: true }).catch(() => {});
    if (error instanceof Error) error.message = `at ${page.url()} (picture: ${picture}): ${error.message}`;
    throw error;
  } finally {
    await page.context().close();
  }
}
