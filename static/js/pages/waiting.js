// @ts-check
// Waits for the host's nod: asks every three seconds, and goes on to the table, or to the door, when that is decided.
// Needs no import map.

const EVERY = 3000;

const place = document.querySelector("[data-standing]");

async function look() {
  if (!(place instanceof HTMLElement)) return;
  try {
    const answer = await fetch(place.dataset.standing ?? "", { headers: { Accept: "application/json" } });
    const { state } = await answer.json();
    if (state !== "asked") return location.reload();
  } catch {
    // The network is away for a moment; the next try follows.
  }
  setTimeout(look, EVERY);
}

setTimeout(look, EVERY);
