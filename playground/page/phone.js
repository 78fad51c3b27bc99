// One phone: the person's name above it, the bot's name on top, the chat, and the typing area.
import { act } from "./api.js";
import { makeChat } from "./chat.js";
import { makeCompose } from "./compose.js";
import { clock, icon, iconButton, make, weekday } from "./make.js";
import { attachMenu } from "./menu.js";

const TOAST = 3500; // milliseconds
const APPS = { telegram: "Telegram", whatsapp: "WhatsApp" };

export function makePhone(person) {
  let phone = person;
  const compose = makeCompose(person);
  const chat = makeChat(person.name, { edit: (entry) => compose.edit(entry) });
  const facts = make("p", { class: "facts" });
  const botName = make("b", { dir: "auto" });
  const botLine = make("span", { class: "hint" });
  const intro = make("div", { class: "intro" });
  const toast = make("div", { class: "toast", role: "status", hidden: true });
  const more = iconButton("more", `More for ${person.name}`, { class: "plain" });
  const top = make("header", { class: "phone-top" }, make("span", { class: "avatar" }, icon("door")), make("span", {}, botName, botLine));
  const device = make("div", { class: `device ${person.app}`, dir: person.rtl ? "rtl" : "ltr" }, top, chat.node, compose.node, toast);
  chat.node.prepend(intro);
  const name = make("h2", { text: person.name, dir: "auto", id: `name-${person.id}` });
  const head = make("div", { class: "who" }, make("div", {}, name, facts), make("div", { class: "anchor" }, more));
  const node = make("section", { class: "phone", id: `phone-${person.id}`, "aria-labelledby": `name-${person.id}` }, head, device);
  attachMenu(more, `More for ${person.name}`, () => choices(phone));
  const seen = new Set(person.toast ? [person.toast.id] : []);

  function show(next) {
    phone = next;
    facts.replaceChildren(`${phone.language_name} `, ...autonym(phone), phone.role ? ` · ${phone.role}` : "", ` · ${APPS[phone.app]}`);
    chat.node.querySelector("ol").lang = phone.language;
    botName.textContent = phone.bot;
    botLine.textContent = phone.app === "whatsapp" ? windowLine(phone) : phone.typing ? "writes …" : "bot";
    intro.hidden = phone.entries.length > 0;
    intro.replaceChildren(...introduction(phone));
    compose.show(phone);
    if (phone.toast && !seen.has(phone.toast.id)) { seen.add(phone.toast.id); say(toast, phone.toast); }
    return chat.show(phone);
  }
  return { node, show, end: chat.end };
}

function autonym(phone) {
  if (phone.autonym === phone.language_name) return [];
  return ["(", make("bdi", { text: phone.autonym, lang: phone.language }), ")"];
}

// WhatsApp lets a bot write freely for a day after the person did.
function windowLine(phone) {
  if (!phone.started) return "bot";
  if (phone.window === null) return "window closed: only templates";
  return `may write freely until ${weekday(phone.window)} ${clock(phone.window)}`;
}

function introduction(phone) {
  if (phone.app === "whatsapp") {
    return [make("p", { class: "about", dir: "ltr", text: `${phone.name} has opened the invite link. WhatsApp has typed “start” already; it only has to be sent.` })];
  }
  return [
    make("p", { class: "about", dir: "auto", text: phone.description || `${phone.bot} has not said yet what it can do.` }),
    make("p", { class: "hint", dir: "ltr", text: `${phone.name} has opened the invite link. Press START to begin.` }),
  ];
}

function choices(phone) {
  const can = (label, what) => ({ label, do: () => act(phone.id, what) });
  return [
    phone.blocked ? can("Unblock the bot", "unblock") : can("Block the bot", "block"),
    ...(phone.app === "whatsapp" ? [] : [can("Add the bot to a group", "group"), can("Add the bot to a channel", "channel")]),
    can("Delete the account", "delete"),
  ];
}

function say(toast, answer) {
  const shut = () => { toast.hidden = true; };
  toast.replaceChildren(make("span", { text: answer.text, dir: "auto" }));
  toast.className = answer.alert ? "toast alert" : "toast";
  if (answer.alert) toast.append(make("button", { type: "button", class: "plain", text: "OK", onclick: shut }));
  else setTimeout(shut, TOAST);
  toast.hidden = false;
}
