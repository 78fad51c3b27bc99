// A coordinator's week: lays out the town, lets time go by in it, and says what happened.
import { post } from "./api.js";
import { iconButton, longDay } from "./make.js";
import { makeTiles } from "./tiles.js";

const get = (id) => document.getElementById(id);
const BUSY = ["filling", "moving"];
const GATHER = 1000; // milliseconds in which news of several phones is said as one

// `phones` holds { node, show, end } by person.
export function makeTown(phones) {
  let state = null;
  let visited = null; // whose phone stands open beside the coordinator's
  const tiles = makeTiles(get("tiles"), (id) => (id === visited ? shut() : visit(id)));
  const shutter = iconButton("close", "Close this phone", { class: "plain", id: "town-close", onclick: shut });
  const inTown = () => Boolean(state?.open);
  const say = gathered();

  function visit(id) {
    visited = id;
    const node = phones.get(id).node;
    node.querySelector(".who .anchor").after(shutter);
    layOut();
    phones.get(id).end();
    node.scrollIntoView({ block: "nearest", inline: "nearest" });
    shutter.focus({ preventScroll: true });
  }

  function shut() {
    const was = visited;
    visited = null;
    shutter.remove();
    layOut();
    if (was !== null) tiles.focus(was);
  }

  function layOut() {
    const classes = document.body.classList;
    classes.toggle("town", inTown());
    classes.toggle("visiting", inTown() && visited !== null);
    for (const [id, phone] of phones) {
      phone.node.classList.toggle("in-front", inTown() && id === state.coordinator);
      phone.node.classList.toggle("visited", inTown() && id === visited);
    }
    tiles.opened(visited);
    get("town-bar").hidden = get("town").hidden = !inTown();
    get("open-town").setAttribute("aria-pressed", String(inTown()));
  }

  function show(next, now) {
    const was = state;
    const busy = BUSY.includes(next?.phase);
    state = next;
    if (!inTown() && visited !== null) shut();
    if (was?.open !== state?.open || was?.coordinator !== state?.coordinator) {
      layOut();
      if (inTown()) phones.get(state.coordinator)?.end();
    }
    document.body.classList.toggle("moving", busy);
    document.body.dataset.steps = state?.steps ?? 0;
    // New is what came since time went on.
    if (was?.steps !== state?.steps) tiles.allSeen();
    if (inTown()) tell(state, busy, now);
  }

  // `fresh` are the new messages of the bot; gives whether the town says itself what is new here.
  function person(one, fresh, known) {
    tiles.show(one, known ? fresh : [], one.id === state?.coordinator);
    if (!known) layOut();
    if (!inTown() || one.id === state.coordinator) return false;
    if (known && fresh.length && !BUSY.includes(state.phase)) say(one.name);
    return true;
  }

  get("open-town").addEventListener("click", () => post(inTown() ? "/town/leave" : "/town/open"));
  get("town-again").addEventListener("click", () => post("/town/open"));
  get("phones").addEventListener("keydown", (event) => {
    const within = event.target.closest(".visited") && !event.target.closest("textarea");
    if (event.key === "Escape" && within && !event.defaultPrevented) shut();
  });
  setUpButtons();
  return { show, person };
}

function setUpButtons() {
  for (const button of get("town-acts").querySelectorAll("[data-to]")) {
    button.addEventListener("click", () => {
      if (button.getAttribute("aria-disabled") === "true") return;
      disable(true); // at once, for who presses twice
      post("/town/go", { to: button.dataset.to }).then((gone) => { if (!gone) disable(false); });
    });
  }
  // On a narrow screen either the coordinator's phone or the town is to be seen.
  const sides = [...get("town-sides").querySelectorAll("[data-side]")];
  const turn = (side) => {
    document.body.dataset.side = side;
    for (const one of sides) one.setAttribute("aria-pressed", String(one.dataset.side === side));
  };
  for (const one of sides) one.addEventListener("click", () => turn(one.dataset.side));
  turn("mine");
}

function tell(state, busy, now) {
  get("town-day").textContent = state.filled ? `Day ${state.day} · ${longDay(now)}` : "The town fills itself";
  get("town-says").classList.toggle("care", state.failed);
  const words = [state.says, ...state.missing].join(" ");
  if (get("town-says").textContent !== words) get("town-says").textContent = words;
  get("town-done").hidden = state.phase !== "filling";
  get("town-done").value = state.done;
  get("town-again").hidden = state.filled || busy;
  for (const button of get("town-acts").querySelectorAll("[data-to]")) button.hidden = !state.filled;
  disable(busy);
}

// They keep the focus meanwhile.
function disable(busy) {
  for (const button of get("town-acts").querySelectorAll("[data-to]")) button.setAttribute("aria-disabled", String(busy));
}

// Says for a screen reader on how many phones there is news, once for all that comes together.
function gathered() {
  const names = new Set();
  let timer = 0;
  return (name) => {
    names.add(name);
    clearTimeout(timer);
    timer = setTimeout(() => {
      get("news").textContent = names.size === 1 ? `New on the phone of ${name}` : `New on ${names.size} phones`;
      names.clear();
    }, GATHER);
  };
}
