// Draws one entry of a chat: a bubble with its buttons, or a line between the bubbles.
import { act } from "./api.js";
import { clock, icon, make, size } from "./make.js";
import { sheetButton } from "./sheet.js";

const MEDIA = {
  voice: ["voice", "Voice message"],
  sticker: ["sticker", "Sticker"],
  contact: ["contact", "Contact"],
  location: ["location", "Location"],
};

export function draw(entry, phone, hooks) {
  if (entry.kind === "note") {
    return make("li", { class: "entry note" }, make("p", { text: entry.text, dir: "auto" }));
  }
  const message = make("div", { class: "message" }, bubble(entry, phone, hooks), buttons(entry, phone));
  const marks = entry.marks.map((words) => make("p", { class: "mark", text: words }));
  return make("li", { class: `entry ${entry.kind}`, "data-message": entry.message }, message, ...marks);
}

function bubble(entry, phone, hooks) {
  const who = make("span", { class: "unseen", text: entry.kind === "in" ? `${phone.bot}: ` : `${phone.name}: ` });
  const words = entry.text && make("span", { class: "words", dir: "auto" }, ...linked(entry.text));
  const past = entry.edited ? history(entry) : null;
  return make("div", { class: "bubble" }, who, attachment(entry.attachment), words, meta(entry, phone, past, hooks), past);
}

// Addresses of web pages become links; everything else stays text.
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]+)/).map((part, at) => (at % 2
    ? make("a", { href: part, target: "_blank", rel: "noreferrer noopener", text: part })
    : document.createTextNode(part)));
}

function meta(entry, phone, past, hooks) {
  const line = make("span", { class: "meta" });
  if (entry.kind === "out" && entry.text && !entry.attachment && phone.app !== "whatsapp") {
    line.append(make("button", { type: "button", class: "edit", text: "edit", onclick: () => hooks.edit(entry) }));
  }
  if (past) {
    line.append(make("button", {
      type: "button", class: "edited", text: "edited", "aria-expanded": "false", title: "Show what it said before",
      onclick: ({ currentTarget }) => {
        past.hidden = !past.hidden;
        currentTarget.setAttribute("aria-expanded", String(!past.hidden));
      },
    }));
  }
  line.append(make("time", { text: clock(entry.at) }));
  if (entry.kind === "out") line.append(ticks(entry.state));
  return line;
}

function ticks(state) {
  const label = state === "delivered" ? "the bot has it" : "waits for the bot";
  return make("span", { class: "ticks", role: "img", "aria-label": label, title: label,
    text: state === "delivered" ? "✓✓" : "✓" });
}

function history(entry) {
  const lines = entry.history.map((one) => make("li", {},
    make("span", { class: "words", dir: "auto", text: one.text }), make("time", { text: clock(one.at) })));
  return make("div", { class: "history", hidden: true },
    make("p", { text: "Before" }), make("ol", {}, ...lines));
}

function attachment(file) {
  if (!file) return null;
  if (file.kind === "photo") return photo(file);
  if (file.kind === "document") return documentLine(file);
  const [sign, name] = MEDIA[file.kind] ?? ["file", file.kind];
  const detail = { contact: `${file.first_name} ${file.phone_number}`, location: `${file.latitude}, ${file.longitude}`, voice: "0:03" };
  return make("span", { class: "media" }, make("span", { class: "sign" }, icon(sign)),
    make("span", {}, make("b", { text: name }), make("span", { class: "hint", dir: "auto", text: detail[file.kind] ?? "👋" })));
}

function photo(file) {
  const image = make("img", { class: "photo", src: file.url, alt: `A picture: ${file.name}`, width: file.width, height: file.height });
  return make("a", { href: file.url, target: "_blank", rel: "noopener", title: "Open the picture" }, image);
}

function documentLine(file) {
  const link = make("a", { href: file.url, target: "_blank", rel: "noopener", text: file.name, dir: "auto" });
  const save = make("a", { href: file.url, download: file.name, text: "Save" });
  return make("span", { class: "media" }, make("span", { class: "sign" }, icon("file")),
    make("span", {}, link, make("span", { class: "hint", dir: "ltr" }, `${size(file.size)} · `, save)));
}

function buttons(entry, phone) {
  if (!entry.buttons.length) return null;
  if (entry.sheet) return make("div", { class: "buttons" }, sheetButton(entry, phone));
  const rows = entry.buttons.map((row) => make("div", { class: "row" }, ...row.map((one) => button(one, entry, phone))));
  return make("div", { class: "buttons", role: "group", "aria-label": "Answers" }, ...rows);
}

function button(one, entry, phone) {
  const words = make("span", { text: one.text, dir: "auto" });
  if (one.url) return make("a", { class: "key", href: one.url, target: "_blank", rel: "noreferrer noopener" }, words);
  return make("button", {
    type: "button", class: one.busy ? "key busy" : "key", "data-data": one.data, "aria-busy": one.busy ? "true" : null,
    onclick: () => act(phone.id, "press", { message: entry.message, data: one.data }),
  }, words);
}
