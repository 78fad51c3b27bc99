// The side panel: trouble on the line, and the life of the bot.
import { post } from "./api.js";
import { make } from "./make.js";
import { setUpPanel } from "./panel.js";

const MODES = [["off", "Off"], ["next", "Next one"], ["on", "Always"]];
const STATES = {
  starting: "The bot is starting",
  running: "The bot is running",
  restarting: "The bot is restarting",
  stopped: "The bot has stopped",
  outside: "The bot runs elsewhere",
};
const get = (id) => document.getElementById(id);

export function setUpFaults() {
  for (const button of get("faults").querySelectorAll("[data-bot]")) {
    button.addEventListener("click", () => post(`/bot/${button.dataset.bot}`));
  }
  setUpPanel("faults");
}

export function showState({ bot, faults }) {
  document.body.dataset.bot = bot.state;
  get("bot-state").textContent = STATES[bot.state] ?? bot.state;
  get("bot-words").textContent = bot.state === "stopped"
    ? "It has stopped. What people send waits until it runs again."
    : "It runs as on a real server, with a throw-away database.";
  get("bot-says").textContent = bot.says ?? "";
  get("bot-says").hidden = bot.state !== "stopped" || !bot.says;
  for (const button of get("faults").querySelectorAll("[data-bot]")) {
    button.hidden = bot.state === "outside" || (button.dataset.bot === "start") !== (bot.state === "stopped");
  }
  const list = get("fault-list");
  if (!list.childElementCount) list.append(...grouped(faults));
  for (const one of faults) {
    list.querySelector(`input[name="${one.name}"][value="${one.mode}"]`).checked = true;
  }
  const armed = faults.filter((one) => one.mode !== "off").length;
  get("open-faults").lastElementChild.textContent = armed ? `Faults: ${armed} on` : "Faults";
}

// What both apps know first, then each app's own under its name.
function grouped(faults) {
  const apps = [...new Set(faults.map((one) => one.app))];
  return apps.map((app) => make("div", { role: "group", "aria-label": app },
    make("h4", { text: app }),
    ...faults.filter((one) => one.app === app).map(fault)));
}

function fault(one) {
  const modes = MODES.map(([value, words]) => make("label", {},
    make("input", { type: "radio", name: one.name, value, onchange: () => post(`/faults/${one.name}`, { mode: value }) }),
    make("span", { text: words })));
  return make("fieldset", {}, make("legend", { text: one.title }), make("p", { text: one.says }),
    make("div", { class: "modes" }, ...modes));
}
