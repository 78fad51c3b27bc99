// A list message opens a sheet at the lower edge of its phone: arrows move, Enter chooses, Escape closes.
import { act } from "./api.js";
import { iconButton, make } from "./make.js";

export function sheetButton(entry, phone) {
  const open = make("button", { type: "button", class: "key opens", "aria-haspopup": "dialog", onclick: () => show(open, entry, phone) },
    make("span", { class: "lines", "aria-hidden": "true", text: "☰" }), make("span", { text: entry.sheet, dir: "auto" }));
  return open;
}

function show(open, entry, phone) {
  const device = open.closest(".device");
  device.querySelector(".sheet")?.remove();
  const close = () => { sheet.remove(); (open.isConnected ? open : device.querySelector(".entries")).focus({ preventScroll: true }); };
  const choose = (one) => { close(); act(phone.id, "press", { message: entry.message, data: one.data }); };
  const items = entry.buttons.flat().map((one) => item(one, () => choose(one)));
  const title = make("p", { class: "sheet-title", text: entry.sheet, dir: "auto", id: `sheet-${entry.id}` });
  const list = make("div", { class: "items", role: "group", "aria-labelledby": title.id }, ...items);
  const sheet = make("div", { class: "sheet", role: "dialog", "aria-modal": "true", "aria-labelledby": title.id },
    make("div", { class: "sheet-top" }, title, iconButton("close", "Close the list", { class: "plain", onclick: close })), list);
  sheet.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
    }
    if (event.key === "Escape") { event.stopPropagation(); close(); }
  });
  sheet.addEventListener("focusout", (event) => {
    if (event.relatedTarget && !sheet.contains(event.relatedTarget)) sheet.remove();
  });
  device.append(sheet);
  items[0]?.focus({ preventScroll: true });
}

function item(one, onclick) {
  const below = one.description?.replaceAll("\u2060", "");
  return make("button", { type: "button", class: "item", "data-data": one.data, onclick },
    make("span", { text: one.text, dir: "auto" }), below && make("span", { class: "hint", text: below, dir: "auto" }));
}
