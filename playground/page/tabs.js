// On a narrow screen one phone shows at a time; the tabs choose which, and say what is new.
import { make } from "./make.js";

export function makeTabs(bar, onChoose) {
  const all = new Map(); // person id -> { tab, panel, news }
  let chosen = null;

  function add(person, panel) {
    const tab = make("button", { type: "button", role: "tab", id: `tab-${person.id}`, "aria-controls": panel.id, onclick: () => choose(person.id) },
      make("bdi", { text: person.name }), make("span", { class: "count" }));
    all.set(person.id, { tab, panel, news: 0 });
    bar.append(tab);
    if (chosen === null) choose(person.id); else refresh();
  }

  function choose(id) {
    chosen = id;
    all.get(id).news = 0;
    refresh();
    onChoose(id);
  }

  function news(id) {
    if (id === chosen) return;
    all.get(id).news += 1;
    refresh();
  }

  function refresh() {
    for (const [id, one] of all) {
      const on = id === chosen;
      one.tab.setAttribute("aria-selected", String(on));
      one.tab.tabIndex = on ? 0 : -1;
      one.panel.classList.toggle("chosen", on);
      one.tab.lastChild.textContent = one.news ? `${one.news} new` : "";
    }
  }

  bar.addEventListener("keydown", (event) => {
    const ids = [...all.keys()];
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    choose(ids.at((ids.indexOf(chosen) + step) % ids.length));
    all.get(chosen).tab.focus();
  });
  return { add, news, choose };
}
