// Brings the page to life: follows the stream and hands each change to whom it concerns.
import { setUpFaults, showState } from "./faults.js";
import { offerLanguages, setUpPeople } from "./people.js";
import { makePhone } from "./phone.js";
import { makeTabs } from "./tabs.js";
import { phoneChanged, setUpTime, showClock } from "./time.js";
import { makeTown } from "./town.js";
import { castChanged, setUpYear, yearChanged } from "./year.js";

const row = document.getElementById("phones");
const news = document.getElementById("news");
const phones = new Map();
const town = makeTown(phones);
const tabs = makeTabs(document.getElementById("tabs"), (id) => phones.get(id)?.end());

function showPhone(person) {
  phoneChanged(person);
  castChanged(person);
  const known = phones.get(person.id);
  const phone = known ?? addPhone(person);
  const fresh = phone.show(person).filter((entry) => entry.kind === "in");
  const said = town.person(person, fresh, Boolean(known));
  // While much time goes by, nobody can follow every message.
  if (!known || !fresh.length || ["hurried", "moving"].some((one) => document.body.classList.contains(one))) return;
  tabs.news(person.id);
  if (!said) news.textContent = `To ${person.name}: ${fresh.at(-1).text || "a file"}`;
}

function addPhone(person) {
  document.getElementById("empty")?.remove();
  const phone = makePhone(person);
  phones.set(person.id, phone);
  row.append(phone.node);
  tabs.add(person, phone.node);
  return phone;
}

function reveal(id) {
  tabs.choose(id);
  phones.get(id).node.scrollIntoView({ inline: "nearest", block: "nearest" });
  phones.get(id).node.querySelector(".wide")?.focus({ preventScroll: true });
}

function follow() {
  const stream = new EventSource("/stream");
  const on = (name, then) => stream.addEventListener(name, (event) => then(JSON.parse(event.data)));
  on("languages", offerLanguages);
  on("state", (state) => { showState(state); showClock(state.now); yearChanged(state.year); town.show(state.town, state.now); });
  on("phone", showPhone);
  stream.addEventListener("error", () => {
    document.body.dataset.bot = "stopped";
    document.getElementById("bot-state").textContent = "The playground does not answer";
  });
}

setUpFaults();
setUpTime();
setUpYear();
setUpPeople((id) => {
  const look = () => (phones.has(id) ? reveal(id) : setTimeout(look, 20));
  look();
});
follow();
