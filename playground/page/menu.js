// A small menu that opens from a button: arrows move, Escape closes and gives the focus back.
import { make, icon } from "./make.js";

// `items` gives [{ icon, label, hint, do }] each time the menu opens.
export function attachMenu(button, label, items) {
  const list = make("div", { role: "menu", class: "menu", "aria-label": label, hidden: true });
  button.setAttribute("aria-haspopup", "menu");
  button.setAttribute("aria-expanded", "false");
  button.after(list);

  const close = (back = true) => {
    if (list.hidden) return;
    list.hidden = true;
    button.setAttribute("aria-expanded", "false");
    if (back) button.focus();
  };
  const open = () => {
    list.replaceChildren(...items().map((item) => entry(item, close)));
    list.hidden = false;
    button.setAttribute("aria-expanded", "true");
    list.firstElementChild?.focus();
  };
  button.addEventListener("click", () => (list.hidden ? open() : close()));
  list.addEventListener("keydown", (event) => move(event, list, close));
  list.addEventListener("focusout", (event) => {
    if (event.relatedTarget !== button && !list.contains(event.relatedTarget)) close(false);
  });
  document.addEventListener("pointerdown", (event) => {
    if (!list.contains(event.target) && !button.contains(event.target)) close(false);
  });
  return list;
}

function entry(item, close) {
  const words = make("span", {}, make("span", { text: item.label }),
    item.hint && make("span", { class: "hint", text: item.hint }));
  return make("button", {
    type: "button", role: "menuitem", tabindex: "-1",
    onclick: () => { close(); item.do(); },
  }, item.icon && icon(item.icon), words);
}

function move(event, list, close) {
  const all = [...list.children];
  const at = all.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
  if (event.key === "Escape") close();
  else if (to !== undefined) all.at(to % all.length).focus();
  else return;
  event.preventDefault();
}
