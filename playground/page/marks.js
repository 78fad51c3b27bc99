// The year as a table, for whoever reads rather than looks: filtered by person and by outcome.
import { make } from "./make.js";
import { shape } from "./chart.js";

const AT_ONCE = 200; // rows
const LONGEST = 90; // characters of a message in the table

const zone = { timeZone: "Europe/Amsterdam" };
const moment = (seconds) => new Date(seconds * 1000).toLocaleString("en-GB",
  { ...zone, weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit" });
const about = (mark) => mark.about.replace(":", " ");

const OUTCOMES = {
  sent: (name) => `Sent to ${name}`,
  answered: (name) => `${name} answered`,
  happened: (name) => `With ${name}`,
  skipped: (name) => `Skipped for ${name}`,
  "not sent": (name) => `Not sent to ${name}`,
  planned: (name) => `Planned for ${name}`,
};

// What a mark was, when, and why: [title, reason, the words of the message].
export function inWords(mark, name) {
  const title = `${OUTCOMES[mark.outcome](name)}, ${moment(mark.at)}`;
  return [title, [mark.kind, about(mark), mark.why].filter(Boolean).join(" · "), mark.text];
}

export function makeTable(year) {
  const names = new Map(year.people.map((person) => [person.id, person.name]));
  const person = select("Whose?", [["", "Everybody"], ...year.people.map((one) => [String(one.id), one.name])]);
  const outcome = select("What became of it?", [["", "Everything"], ...year.outcomes.map((one) => [one, one])]);
  const count = make("p", { class: "hint", role: "status" });
  const body = make("tbody");
  const head = make("tr", {}, ...["When", "Who", "Outcome", "What", "About", "Why", "Words"].map((text) => make("th", { scope: "col", text })));
  const more = make("button", { type: "button", onclick: () => show(body.childElementCount + AT_ONCE) });
  let found = [];

  function filter() {
    found = year.marks.filter((mark) => (!person.value || String(mark.who) === person.value) && (!outcome.value || mark.outcome === outcome.value));
    body.replaceChildren();
    show(AT_ONCE);
  }

  function show(until) {
    const from = body.childElementCount;
    body.append(...found.slice(from, until).map((mark) => row(mark, names.get(mark.who))));
    const left = found.length - body.childElementCount;
    more.hidden = !left;
    more.textContent = `Show ${Math.min(AT_ONCE, left)} more`;
    count.textContent = found.length ? `${found.length} rows${left ? `, the first ${body.childElementCount} shown` : ""}.` : "Nothing of that kind happened. Choose something else.";
    // Whoever asked for more by the keyboard goes on where the new rows begin.
    if (from && body.children[from]) body.children[from].focus();
  }

  for (const one of [person, outcome]) one.addEventListener("change", filter);
  filter();
  return make("section", { "aria-labelledby": "marks-title" }, make("h3", { id: "marks-title", text: "The same in words" }),
    make("div", { class: "filters" }, person.parentNode, outcome.parentNode, count),
    make("div", { class: "table", tabindex: "0", role: "region", "aria-labelledby": "marks-title" }, make("table", {}, make("thead", {}, head), body)), more);
}

function select(label, options) {
  const node = make("select", {}, ...options.map(([value, text]) => make("option", { value, text })));
  make("label", {}, document.createTextNode(label), node);
  return node;
}

const shortened = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text);

function row(mark, name) {
  const cells = [moment(mark.at), name, null, mark.kind, about(mark), mark.why, shortened(mark.text)];
  return make("tr", { tabindex: "-1" }, ...cells.map((text) => (text === null
    ? make("td", {}, make("span", { class: "outcome" }, shape(mark.outcome), document.createTextNode(mark.outcome)))
    : make("td", { text, dir: "auto" }))));
}
