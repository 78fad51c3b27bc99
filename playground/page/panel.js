// A panel at the side: opens, closes, and remembers which; one at a time, so that the phones keep their room.
const get = (id) => document.getElementById(id);
const panels = new Map();

export function setUpPanel(name, onOpen = () => {}) {
  const panel = get(name);
  const opener = get(`open-${name}`);
  const show = (wanted) => {
    panel.hidden = !wanted;
    opener.setAttribute("aria-expanded", String(wanted));
    localStorage.setItem(name, wanted ? "open" : "shut");
    if (!wanted) return;
    for (const [other, close] of panels) if (other !== name) close();
    onOpen();
  };
  panels.set(name, () => { if (!panel.hidden) show(false); });
  opener.addEventListener("click", () => { show(panel.hidden); if (!panel.hidden) get(`close-${name}`).focus(); });
  get(`close-${name}`).addEventListener("click", () => { show(false); opener.focus(); });
  panel.addEventListener("keydown", (event) => { if (event.key === "Escape") { show(false); opener.focus(); } });
  if (localStorage.getItem(name) === "open") show(true);
}
