// The town's phones as small tiles: who it is, the newest words, what is new; each opens as a whole phone.
import { make } from "./make.js";

const FRESH = 2500; // milliseconds
const LAST = 2; // messages
const APPS = { telegram: "Telegram", whatsapp: "WhatsApp" };

export function makeTiles(list, open) {
  const all = new Map(); // person id -> the parts of a tile
  let visited = null;

  function add(person) {
    const parts = { news: 0, timer: 0 };
    parts.count = make("span", { class: "tile-count" });
    parts.facts = make("span", { class: "tile-facts" });
    parts.words = make("span", { class: "tile-words" });
    parts.button = make("button", { type: "button", class: "tile", "aria-expanded": "false", onclick: () => open(person.id) },
      make("span", { class: "tile-top" }, make("bdi", { class: "tile-name", text: person.name }), parts.count), parts.facts, parts.words);
    parts.item = make("li", {}, parts.button);
    list.append(parts.item);
    all.set(person.id, parts);
    return parts;
  }

  // `fresh` are the bot's new messages; the coordinator's own phone is no tile.
  function show(person, fresh, isMine) {
    const parts = all.get(person.id) ?? add(person);
    parts.item.hidden = isMine;
    parts.button.classList.toggle("away", person.blocked || person.deleted);
    parts.facts.textContent = [person.role || "nobody knows yet", person.language_name, APPS[person.app]].join(" · ");
    parts.words.replaceChildren(...newest(person));
    if (!fresh.length) return;
    highlight(parts);
    if (person.id !== visited) count(parts, parts.news + fresh.length);
  }

  function highlight(parts) {
    parts.item.classList.add("fresh");
    clearTimeout(parts.timer);
    parts.timer = setTimeout(() => parts.item.classList.remove("fresh"), FRESH);
  }

  function count(parts, news) {
    parts.news = news;
    parts.count.textContent = news ? `${news} new` : "";
    const phones = [...all.values()].filter((one) => one.news && !one.item.hidden).length;
    document.getElementById("town-unread").textContent = phones ? `${phones} new` : "";
  }

  function opened(id) {
    visited = id;
    for (const [each, parts] of all) parts.button.setAttribute("aria-expanded", String(each === id));
    if (all.has(id)) count(all.get(id), 0);
  }
  return {
    show, opened,
    focus: (id) => all.get(id)?.button.focus({ preventScroll: true }),
    allSeen: () => { for (const parts of all.values()) count(parts, 0); },
  };
}

function newest(person) {
  const lines = person.entries.filter((entry) => entry.text || entry.attachment).slice(-LAST).map((entry) =>
    make("span", { class: `tile-line ${entry.kind}`, dir: direction(entry.text, person), text: (entry.text || "a file").replace(/\s+/g, " ").slice(0, 160) }));
  const standing = person.deleted ? "The account is deleted" : person.blocked ? "Has blocked the bot" : person.started ? "" : "Has not come yet";
  return [...lines.slice(standing ? 1 : 0), standing && make("span", { class: "tile-line note", text: standing })].filter(Boolean);
}

// A name in Latin letters at the beginning does not turn a line of an Arabic phone.
const direction = (text, person) => (person.rtl && /[\u0590-\u08ff]/.test(text) ? "rtl" : "auto");
