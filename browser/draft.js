// Saves what is typed in a form marked `data-draft`, a moment after typing stops. Without this script the form works
// as well: each of its buttons saves all of it.
//
// The form carries three hidden fields: `revision` (what the page shows), `fenetre` (this window's name) and `envoi`
// (the number of the sending), by which the server tells this window's own sendings from another's. Its words are the
// server's: in its `data-…` attributes, and in the answer. The live region that the form names is told what
// becomes of a sending; beside it, `[data-unsaved]` shows while something is not saved yet, and is not spoken.

const WAIT_MS = 2_000;
const AGAIN_MS = 15_000;

for (const form of document.querySelectorAll('form[data-draft]')) keep(form);

/** @param {HTMLFormElement} form */
function keep(form) {
  const told = document.getElementById(form.dataset.draft);
  const unsaved = form.querySelector('[data-unsaved]');
  const { revision, envoi } = form.elements;
  let timer = 0;
  let sending = false;
  let changed = false;

  form.addEventListener('input', () => {
    changed = true;
    told.textContent = '';
    unsaved.hidden = false;
    wait(WAIT_MS);
  });
  // Whatever is under way, what a button sends is the later sending.
  form.addEventListener('submit', () => {
    changed = false;
    clearTimeout(timer);
    envoi.value = Number(envoi.value) + 1;
  });
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden' && changed) save(true);
  });

  /** @param {number} ms */
  function wait(ms) {
    clearTimeout(timer);
    timer = setTimeout(save, ms, false);
  }

  /** Sends the form as it stands. @param {boolean} leaving Whether the page may be gone before the answer. */
  async function save(leaving) {
    // One at a time: what is typed meanwhile follows. Who leaves does not come back to send it.
    if (sending && !leaving) return wait(WAIT_MS);
    clearTimeout(timer);
    changed = false;
    sending = true;
    envoi.value = Number(envoi.value) + 1;
    const body = new URLSearchParams(new FormData(form));
    body.set('auto', '1');
    try {
      const answer = await fetch(form.action, { method: 'POST', body, keepalive: leaving });
      await hear(answer);
    } catch {
      changed = true;
      say(form.dataset.failed);
      wait(AGAIN_MS);
    } finally {
      sending = false;
    }
  }

  /** @param {Response} answer */
  async function hear(answer) {
    if (answer.ok) {
      const saved = await answer.json();
      revision.value = saved.revision;
      unsaved.hidden = !changed;
      if (!changed) say(saved.words);
    } else if (answer.status >= 500) {
      throw new Error(`status ${answer.status}`);
    } else {
      // Signed out, another text, or no draft any more: the button leads to the page that says so and loses nothing.
      say(form.dataset.stopped);
    }
  }

  /** @param {string} words */
  function say(words) {
    told.textContent = words;
  }
}
