// A server and a browser for the tests of a file, on each engine.

import { after, before, describe, test } from 'node:test';
import { launch, withPage } from './browser.mjs';
import { examineBriefly } from './checks.mjs';
import { ENGINES, start, unavailable } from './server.mjs';

/** @typedef {import('./browser.mjs').Look} Look */
/** @typedef {(look: Look, visit: (page: import('playwright-core').Page) => Promise<void>) => Promise<void>} InPage */

/** The folder of the organisation that is not the embedded one. */
const SECOND = 'organisations/finances';

/**
 * Declares the tests of a file on each engine: a server of its own before them, stopped after them, which
 * must end well and must not have panicked. Looks are examined on the first engine alone: the second gives the same
 * HTML. What is declared opens pages of it by `inPage`, as `withPage` does.
 * @param {(engine: 'sqlite' | 'postgres', inPage: InPage) => void} declare
 * @param {{ agents?: number }} [options] How many fictitious agents the server has.
 */
export function onEachEngine(declare, options = {}) {
  for (const engine of ENGINES) onServer(engine, engine, options, (inPage) => declare(engine, inPage));
}

/**
 * Declares tests on the second organisation, which is made of content alone.
 * @param {(inPage: InPage) => void} declare
 * @param {{ agents?: number }} [options] How many fictitious agents the server has.
 */
export function onSecondOrganisation(declare, options = {}) {
  onServer('second organisation', ENGINES[0], { ...options, organisation: SECOND }, declare);
}

/**
 * @param {string} name
 * @param {'sqlite' | 'postgres'} engine
 * @param {{ agents?: number, organisation?: string }} options
 * @param {(inPage: InPage) => void} declare
 */
function onServer(name, engine, options, declare) {
  describe(name, { skip: unavailable(engine) }, () => {
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

    declare((look, visit) =>
      withPage(browser, server.url, look, (page) => {
        if (engine !== ENGINES[0]) examineBriefly(page, 'frame');
        else if (options.organisation) examineBriefly(page, 'widths');
        return visit(page);
      }),
    );

    test('the server stops when told, and never panicked', () => server.stop());
  });
}
