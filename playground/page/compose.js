// The lower edge of a phone: START, or the typing area with its menus and the reply keyboard.
import { act } from "./api.js";
import { iconButton, make } from "./make.js";
import { attachMenu } from "./menu.js";

const ATTACH = [
  ["voice", "Voice message", "voice"],
  ["picture", "Picture", "picture"],
  ["sticker", "Sticker", "sticker"],
  ["contact", "My own contact", "contact"],
  ["contact", "Somebody else's contact", "neighbour"],
  ["location", "Location", "location"],
];

const FORWARD = ["send", "Forwarded message", "forward", { text: "Come to the open evening on Thursday!" }];

export function makeCompose(person) {
  let phone = person;
  let editing = null;
  const words = make("textarea", { rows: "1", placeholder: "Message", "aria-label": `Message from ${person.name}`, dir: "auto", maxlength: "6000" });
  const strip = make("p", { class: "editing", hidden: true }, make("span", { text: "Editing a message" }),
    iconButton("close", "Stop editing", { class: "plain", onclick: () => edit(null) }));
  const commands = iconButton("menu", "Commands of the bot", { class: "plain" });
  const clip = iconButton("clip", "Attach", { class: "plain" });
  const send = iconButton("send", "Send", { class: "plain send", type: "submit" });
  const line = make("form", { class: "line" }, commands, clip, words, send);
  const keys = make("div", { class: "keys", role: "group", "aria-label": "Keyboard of the bot", hidden: true });
  const gate = make("div", { class: "gate" });
  const node = make("div", { class: "compose" }, strip, line, keys, gate);

  attachMenu(commands, "Commands", () => phone.commands.map((one) => ({
    label: one.description, hint: `/${one.command}`, do: () => act(phone.id, "say", { text: `/${one.command}` }),
  })));
  const chosen = make("input", { type: "file", hidden: true, "aria-label": "A file to send",
    accept: ".jpg,.jpeg,.png,.pdf,.xlsx,.csv,.txt" });
  chosen.addEventListener("change", () => { sendFile(chosen.files[0]); chosen.value = ""; });
  node.append(chosen);
  attachMenu(clip, "Attach", () => [
    { icon: "file", label: "File of this device", do: () => chosen.click() },
    ...[...ATTACH, ...(phone.app === "whatsapp" ? [FORWARD] : [])].map(
      ([sign, label, what, body]) => ({ icon: sign, label, do: () => act(phone.id, what, body) })),
  ]);
  line.addEventListener("submit", (event) => { event.preventDefault(); submit(); });
  words.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); submit(); }
    if (event.key === "Escape" && editing) edit(null);
  });

  async function submit() {
    const text = words.value;
    if (!text.trim()) return;
    const target = editing;
    words.value = "";
    edit(null);
    const done = target
      ? await act(phone.id, "edit", { message: target.message, text })
      : await act(phone.id, "say", { text });
    if (!done && !words.value) words.value = text;
  }

  function sendFile(file) {
    if (!file) return;
    const reader = new FileReader();
    reader.addEventListener("load", () => act(phone.id, "file", {
      name: file.name, mime: file.type, data: reader.result.slice(reader.result.indexOf(",") + 1),
    }));
    reader.readAsDataURL(file);
  }

  function edit(entry) {
    if (editing && !entry) words.value = "";
    editing = entry;
    strip.hidden = !entry;
    if (entry) { words.value = entry.text; words.focus(); }
  }

  function show(next) {
    phone = next;
    const shut = gateOf(phone);
    line.hidden = Boolean(shut);
    gate.hidden = !shut;
    if (shut && gate.dataset.shut !== shut.label) gate.replaceChildren(...shut.parts);
    gate.dataset.shut = shut ? shut.label : "";
    commands.hidden = !phone.commands.length;
    showKeys(keys, shut ? null : phone.keyboard, phone);
  }
  return { node, show, edit };
}

// What stands there instead of the typing area, if anything.
function gateOf(phone) {
  if (phone.deleted) return { label: "gone", parts: [make("p", { text: "This account is deleted. Nothing reaches it any more." })] };
  if (phone.blocked) return { label: "blocked", parts: [wide("Unblock", () => act(phone.id, "unblock"))] };
  const first = phone.app === "whatsapp" ? "Send “start”" : "START";
  if (!phone.started) return { label: "start", parts: [wide(first, () => act(phone.id, "start"))] };
  return null;
}

const wide = (text, onclick) => make("button", { type: "button", class: "wide", text, onclick });

function showKeys(keys, keyboard, phone) {
  const now = JSON.stringify(keyboard);
  if (keys.dataset.now === now) return;
  keys.dataset.now = now;
  keys.hidden = !keyboard;
  const rows = keyboard ? keyboard.keyboard : [];
  keys.replaceChildren(...rows.map((row) => make("div", { class: "row" }, ...row.map((one) => key(one, phone)))));
}

function key(one, phone) {
  const text = typeof one === "string" ? one : one.text;
  const what = one.request_contact ? "contact" : one.request_location ? "location" : "say";
  return make("button", { type: "button", class: "key", onclick: () => act(phone.id, what, { text }) },
    make("span", { text, dir: "auto" }));
}
