// The list of messages of one phone: only what changed is drawn anew, and the newest stays in view.
import { make, iconButton } from "./make.js";
import { draw } from "./message.js";

const NEAR = 60; // pixels from the end that still count as being at the end

export function makeChat(name, hooks) {
  const list = make("ol", { class: "entries", tabindex: "0", "aria-label": `Chat of ${name}` });
  const down = iconButton("down", "To the newest message", { class: "down", hidden: true, onclick: () => end() });
  const node = make("div", { class: "chat" }, list, down);
  const drawn = new Map(); // id -> [how it was drawn, element]

  let follow = true; // whether the reader is at the end
  let top = 0; // where the end was when last shown
  const atEnd = () => list.scrollHeight - list.scrollTop - list.clientHeight < NEAR;
  const end = () => {
    list.scrollTop = list.scrollHeight;
    top = list.scrollTop;
    follow = true;
    down.hidden = true;
  };
  list.addEventListener("scroll", () => { follow = atEnd(); down.hidden = follow; });
  new ResizeObserver(() => { if (follow) end(); }).observe(list);

  function show(phone) {
    if (list.scrollTop < top - 1 && !atEnd()) follow = false; // scrolled, and the event is still to come
    const fresh = [];
    const kept = new Set();
    let before = null;
    for (const entry of phone.entries) {
      kept.add(entry.id);
      const item = place(entry, phone, fresh);
      if (before ? before.nextSibling !== item : list.firstChild !== item) {
        if (before) before.after(item); else list.prepend(item);
      }
      before = item;
    }
    for (const [id, [, item]] of drawn) if (!kept.has(id)) { item.remove(); drawn.delete(id); }
    if (follow || fresh.some((entry) => entry.kind === "out")) end();
    return fresh;
  }

  function place(entry, phone, fresh) {
    const now = JSON.stringify(entry);
    const known = drawn.get(entry.id);
    if (known?.[0] === now) return known[1];
    const item = draw(entry, phone, hooks);
    if (known) exchange(known[1], item);
    if (!known || JSON.parse(known[0]).text !== entry.text) fresh.push(entry);
    drawn.set(entry.id, [now, item]);
    return item;
  }
  return { node, show, end };
}

// Puts the new drawing in place of the old one; focus and an open history stay where they were.
function exchange(old, item) {
  const places = "button, a";
  const at = [...old.querySelectorAll(".buttons button, .buttons a")].indexOf(document.activeElement);
  const within = old.contains(document.activeElement);
  const open = old.querySelector(".edited")?.getAttribute("aria-expanded") === "true";
  old.replaceWith(item);
  if (open) item.querySelector(".edited")?.click();
  if (!within) return;
  const all = item.querySelectorAll(".buttons button, .buttons a");
  (all[at] ?? item.querySelector(places) ?? item.closest(".entries")).focus({ preventScroll: true });
}
