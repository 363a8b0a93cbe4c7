// A server and a browser for the tests of a file, on each engine.

import { after, before, describe, test } from 'node:test';
import { launch, withPage } from './browser.mjs';
import { ENGINES, start, unavailable } from './server.mjs';

/** @typedef {import('./browser.mjs').Look} Look */
/** @typedef {(look: Look, visit: (page: import('playwright-core').Page) => Promise<void>) => Promise<void>} InPage */

/**
 * Declares the tests of a file on each engine: a server of its own before them, stopped after them, which
 * must end well and must not have panicked. What is declared opens pages of it by `inPage`, as `withPage` does.
 * @param {(engine: 'sqlite' | 'postgres', inPage: InPage) => void} declare
 * @param {{ agents?: number }} [options] How many fictitious agents the server has.
 */
export function onEachEngine(declare, options = {}) {
  for (const engine of ENGINES) {
    describe(engine, { skip: unavailable(engine) }, () => {
      /** @type {Awaited<ReturnType<typeof start>>} */
      let server;
      /** @type {Awaited<ReturnType<typeof launch>>} */
      let browser;
      before(async () => {
        [server, browser] = await Promise.all([start(engine, options), launch()]);
      });
      after(async () => {
        await browser?.close();
        await server?.stop().catch(() => {});
      });

      declare(engine, (look, visit) => withPage(browser, server.url, look, visit));

      test('the server stops when told, and never panicked', () => server.stop());
    });
  }
}
