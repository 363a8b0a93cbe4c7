// Pictures of every page, light and dark, on a phone and at a desk, in screenshots/.
// node e2e/screenshots.mjs [PATH…]: only these pages, for instance /passeport
// SITE=http://127.0.0.1:8080 takes them of a demo that already runs.

import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launch, open } from './lib/browser.mjs';
import { start } from './lib/server.mjs';
import { choosePersona } from './lib/steps.mjs';

/** Pages by the persona who sees them; `visitor` has not signed in. */
const PAGES = {
  visitor: ['/demo', '/connexion', '/code', '/accessibilite', '/aide', '/mentions-legales', '/style'],
  agent: ['/', '/passeport', '/positionnement', '/mes-donnees', '/mes-connexions'],
  administrator: ['/administration/personnes', '/administration/personnes/ajouter', '/administration/demandes'],
};
const FOLDER = fileURLToPath(new URL('../screenshots/', import.meta.url));

const wanted = process.argv.slice(2);
mkdirSync(FOLDER, { recursive: true });
const server = process.env.SITE ? { url: process.env.SITE, stop: async () => {} } : await start('sqlite');
const browser = await launch();
try {
  for (const [persona, paths] of Object.entries(PAGES)) {
    for (const width of [360, 1440]) {
      for (const theme of /** @type {const} */ (['light', 'dark'])) {
        const page = await open(browser, server.url, { name: 'picture', language: 'fr', width, theme });
        if (persona !== 'visitor') await choosePersona(page, persona);
        for (const path of paths.filter((p) => wanted.length === 0 || wanted.includes(p))) {
          await page.goto(path);
          const name = path === '/' ? 'accueil' : path.slice(1).replaceAll('/', '-');
          await page.screenshot({ path: `${FOLDER}${name}-${width}-${theme}.png`, fullPage: true });
          console.log(`screenshots/${name}-${width}-${theme}.png`);
        }
        await page.context().close();
      }
    }
  }
} finally {
  await browser.close();
  await server.stop();
}
