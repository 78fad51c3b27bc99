// Fast-forward a year: starts and stops it, shows how far it is, and opens the line of what happened.
import { post } from "./api.js";
import { LABELS, drawChart } from "./chart.js";
import { make } from "./make.js";
import { inWords, makeTable } from "./marks.js";

const NARROWEST = 900; // pixels of the line; less is scrolled
const get = (id) => document.getElementById(id);
const people = new Map();
let year = null; // what the line shows now
let was = false; // whether a year was running
let mine = false; // whether it was started on this page

export function yearChanged(state) {
  const running = Boolean(state?.running);
  document.body.classList.toggle("hurried", running);
  get("year-start").hidden = running;
  get("year-cast").disabled = running;
  get("year-stop").hidden = !running;
  get("year-progress").hidden = !running;
  get("year-says").textContent = state?.says ?? "";
  get("year-says").classList.toggle("care", Boolean(state?.failed));
  if (running) {
    get("year-bar").max = state.weeks;
    get("year-bar").value = state.week;
    get("year-stop").disabled = state.stopping;
  }
  for (const button of get("time-acts").querySelectorAll("button")) button.disabled = running;
  if (was && !running && mine && !state.failed) open();
  if (was && !running) mine = false;
  was = running;
}

// Who may live through it: everybody with that label.
export function castChanged(person) {
  const list = { newcomer: "year-newcomer", mentor: "year-mentor" }[person.role];
  if (!list || people.has(person.id)) return;
  people.set(person.id, person);
  get(list).append(make("option", { value: person.id, text: person.name }));
}

async function start() {
  mine = true;
  await post("/year/start", { newcomer: Number(get("year-newcomer").value), mentor: Number(get("year-mentor").value) });
}

async function open() {
  const dialog = get("year");
  get("year-body").replaceChildren(make("p", { class: "hint", text: "One moment …" }));
  if (!dialog.open) dialog.showModal();
  year = await read();
  if (!dialog.open) return;
  if (year?.marks.length) show();
  else get("year-body").replaceChildren(make("p", { class: "hint", text: year ? "Nothing has happened yet. Press “Fast-forward a year”, or START on a phone." : "The bot does not answer now. Try again in a moment." }));
}

async function read() {
  try {
    const answer = await fetch("/year");
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

function show() {
  const names = new Map(year.people.map((person) => [person.id, person.name]));
  const detail = make("div", { class: "detail", role: "status" },
    make("p", { class: "hint", text: "Point at a mark, tap it, or go there with the arrow keys: here stands what it was and why." }));
  const tell = (mark) => {
    const [title, reason, text] = inWords(mark, names.get(mark.who));
    detail.replaceChildren(make("p", { class: "title", text: title, dir: "auto" }), make("p", { text: reason, dir: "auto" }),
      text && make("p", { class: "said", text, dir: "auto" }) || "");
    return `${title}. ${reason}`;
  };
  const body = get("year-body");
  const room = body.clientWidth - 2 * parseFloat(getComputedStyle(body).paddingInlineStart) - LABELS;
  body.replaceChildren(make("p", { class: "headline", text: year.headline }),
    drawChart(year, Math.max(NARROWEST, room), tell), detail,
    year.cut ? make("p", { class: "hint", text: "There was more than fits here; the oldest is left out." }) : "", makeTable(year));
}

export function setUpYear() {
  get("year-start").addEventListener("click", start);
  get("year-stop").addEventListener("click", () => { get("year-stop").disabled = true; post("/year/stop"); });
  get("year-open").addEventListener("click", open);
  get("year-close").addEventListener("click", () => get("year").close());
  let resizing = 0;
  window.addEventListener("resize", () => {
    clearTimeout(resizing);
    resizing = setTimeout(() => { if (get("year").open && year?.marks.length) show(); }, 200);
  });
}
