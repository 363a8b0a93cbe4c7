// Starts the debug binary on a demo organisation of its own, and stops it.

import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const BINARY = process.env.PASSEPORT_BINARY ?? join(process.env.CARGO_TARGET_DIR ?? join(ROOT, 'target'), 'debug/passeport');
/** A debug binary makes the demo organisation before it answers. */
const START_MS_MAX = 180_000;
const STOP_MS_MAX = 15_000;

/** The engines that every test runs on. @type {['sqlite', 'postgres']} */
export const ENGINES = ['sqlite', 'postgres'];

/** Why tests on an engine cannot run here, or false. @param {string} engine */
export const unavailable = (engine) =>
  engine === 'postgres' && !process.env.PASSEPORT_TEST_POSTGRES && 'no PostgreSQL: run this through tools/e2e.sh';

/**
 * Starts `passeport demo` and waits until it is ready.
 * @param {'sqlite' | 'postgres'} engine
 * @param {{ agents?: number, seed?: number, organisation?: string }} [options] `organisation` is a folder; the embedded one unless given.
 */
export async function start(engine, { agents = 40, seed = 1, organisation } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'passeport-e2e-'));
  const database = engine === 'postgres' ? postgres() : { url: `sqlite:${join(folder, 'passeport.db')}`, drop() {} };
  const address = `127.0.0.1:${await freePort()}`;
  const options = { data: folder, listen: address, agents, seed, database: database.url, ...(organisation && { organisation }) };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn(BINARY, ['demo', ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });

  let log = '';
  child.stdout.on('data', (text) => (log += text));
  child.stderr.on('data', (text) => (log += text));
  child.once('error', (error) => (log += `${error}\n`));
  const closed = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)));
  const running = () => child.pid !== undefined && child.exitCode === null && child.signalCode === null;
  // However the tests end, no server outlives them.
  const kill = () => running() && child.kill('SIGKILL');
  process.once('exit', kill);

  let stopping = /** @type {Promise<void> | undefined} */ (undefined);
  const server = {
    engine,
    url: `http://${address}`,
    /** What the server has written so far. */
    log: () => log,
    /** Stops it as an operator would; fails when it does not end well, or panicked before. */
    stop: () => (stopping ??= stop()),
  };

  async function stop() {
    child.kill('SIGTERM');
    const late = setTimeout(kill, STOP_MS_MAX);
    const code = await closed;
    clearTimeout(late);
    process.off('exit', kill);
    database.drop();
    rmSync(folder, { recursive: true, force: true });
    if (code !== 0) throw new Error(`the server did not stop well (${code}):\n${tail(log)}`);
    if (log.includes('panicked at')) throw new Error(`the server panicked:\n${log}`);
  }

  for (const end = Date.now() + START_MS_MAX; !(await isReady(server.url)); await sleep(100)) {
    if (running() && Date.now() < end) continue;
    kill();
    await server.stop().catch(() => {});
    throw new Error(`${BINARY} did not become ready:\n${tail(log)}`);
  }
  return server;
}

/** @param {string} url */
async function isReady(url) {
  return fetch(`${url}/readyz`).then((answer) => answer.status === 200, () => false);
}

/** A database of its own in the cluster of PASSEPORT_TEST_POSTGRES. */
function postgres() {
  const cluster = process.env.PASSEPORT_TEST_POSTGRES ?? '';
  const name = `e2e_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  const sql = (/** @type {string} */ text) => execFileSync('psql', [cluster, '-qc', text]);
  sql(`CREATE DATABASE ${name}`);
  const url = new URL(cluster);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => void sql(`DROP DATABASE ${name} WITH (FORCE)`) };
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {import('node:net').AddressInfo} */ (probe.address());
      probe.close(() => resolve(port));
    });
  });
}

/** The last lines of a log. @param {string} log */
const tail = (log) => log.split('\n').slice(-40).join('\n');
