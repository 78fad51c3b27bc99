// The time machine, and the panel that says why something was sent or not.
import { post } from "./api.js";
import { make } from "./make.js";
import { setUpPanel } from "./panel.js";

const ZONE = "Europe/Amsterdam";
const get = (id) => document.getElementById(id);
const people = new Map();
let ahead = 0; // seconds between the story and this machine
let asked = 0;

function moment(seconds) {
  const options = { timeZone: ZONE, weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" };
  return new Date(seconds * 1000).toLocaleString("en-GB", options);
}

function tick() {
  get("story-clock").textContent = moment(Date.now() / 1000 + ahead);
}

export function showClock(now) {
  ahead = now - Date.now() / 1000;
  tick();
}

export function phoneChanged(person) {
  if (!people.has(person.id)) {
    people.set(person.id, person);
    get("why-person").append(make("option", { value: person.id, text: person.name }));
  }
  // While much time goes by, phones change all the time: then now and then is enough.
  if (["hurried", "moving"].some((one) => document.body.classList.contains(one)) && asked) return;
  clearTimeout(asked);
  asked = setTimeout(() => { asked = 0; refresh(); }, 300);
}

function refresh() {
  if (!get("time").hidden) showPlanned();
  if (!get("why").hidden) showWhy();
}

async function read(path) {
  try {
    const answer = await fetch(path);
    return answer.ok ? await answer.json() : null;
  } catch {
    return null;
  }
}

async function showPlanned() {
  const story = await read("/story");
  if (!story) {
    get("planned").replaceChildren(make("li", { class: "hint", text: "The bot does not answer now." }));
    return;
  }
  const rows = story.planned.map((one) => make("li", {},
    make("strong", { text: moment(Date.parse(one.due) / 1000) }),
    make("span", { text: `${one.kind} · ${one.who || "somebody"}${one.about ? ` · ${one.about.replace(":", " ")}` : ""}` })));
  get("planned").replaceChildren(...(rows.length ? rows : [make("li", { class: "hint",
    text: "Nothing is planned yet. Reminders stand here when two people have a meeting." })]));
}

async function showWhy() {
  const id = get("why-person").value;
  const found = id ? await read(`/people/${id}/why`) : null;
  const rows = (found?.lines ?? []).map((one) => make("li", {},
    make("strong", { text: moment(one.at) }),
    make("span", { text: [one.kind, one.about.replace(":", " "), one.rule].filter(Boolean).join(" · ") })));
  get("why-lines").replaceChildren(...(rows.length ? rows : [make("li", { class: "hint",
    text: "Nothing is written down about this person yet. Press START on their phone." })]));
}

async function move(button) {
  const buttons = get("time-acts").querySelectorAll("button");
  for (const one of buttons) one.disabled = true;
  const wanted = button.dataset.to ? { to: button.dataset.to } : { seconds: Number(button.dataset.seconds) };
  const story = await post("/story/clock", wanted);
  for (const one of buttons) one.disabled = false;
  if (story) showClock(Date.parse(story.now) / 1000);
  button.focus();
  refresh();
}

export function setUpTime() {
  setUpPanel("time", showPlanned);
  setUpPanel("why", showWhy);
  get("why-person").addEventListener("change", showWhy);
  for (const button of get("time-acts").querySelectorAll("button")) button.addEventListener("click", () => move(button));
  tick();
  setInterval(tick, 5000);
}
