// Draws the year as SVG: a lane for each person, a row for each outcome, marks that pile up where much happened.
import { make } from "./make.js";

const SVG = "http://www.w3.org/2000/svg";
const BIN = 7; // pixels of time that share a pile
const STEP = 6; // between two marks of a pile
const TALLEST = 24; // of a pile; a higher one is pressed together
const TOP = 28; // for the names of the months
const NAME = 24; // for the name of a person
export const LABELS = 124; // for what stands before the line
// Each outcome has its own shape, so that it can be told without colour.
export const SHAPES = {
  sent: "M-2.300 0a2.300 2.300 0 1 0 4.600 0a2.300 2.300 0 1 0 -4.600 0z",
  answered: "M0 -2.800 2.900 2.300H-2.900z",
  happened: "M0 -2.900 2.900 0 0 2.900 -2.900 0z",
  skipped: "M-2.700 0a2.700 2.700 0 1 0 5.400 0a2.700 2.700 0 1 0 -5.400 0zM-3.200 3.200 3.200 -3.200",
  "not sent": "M-2.900 -2.900 2.900 2.900M2.900 -2.900 -2.900 2.900",
  planned: "M-2.600 -2.600h5.200v5.200h-5.200z",
};

function draw(tag, properties, ...children) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(properties)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// The page's own style gives every other svg the size of an icon.
function sized(svg, width, height) {
  svg.style.width = `${width}px`;
  svg.style.height = `${height}px`;
  return svg;
}

const words = (x, y, text, kind) => draw("text", { x, y, class: kind }, document.createTextNode(text));

export function shape(outcome) {
  return draw("svg", { viewBox: "-5 -5 10 10", class: "sample", "aria-hidden": "true" },
    draw("path", { d: SHAPES[outcome], class: `mark ${kind(outcome)}` }));
}

const kind = (outcome) => `is-${outcome.replace(" ", "-")}`;

// `tell(mark)` is called for the mark that is looked at; `width` is in pixels.
export function drawChart(year, width, tell) {
  const at = (seconds) => 6 + ((seconds - year.since) / Math.max(1, year.until - year.since)) * (width - 12);
  const lanes = layOut(year, at);
  const height = TOP + lanes.reduce((sum, lane) => sum + lane.height, 0) + 4;
  const names = sized(draw("svg", { class: "lanes", "aria-hidden": "true" }), LABELS, height);
  const plot = sized(draw("svg", { class: "plot", role: "group", "aria-label": "The year. The arrow keys go from mark to mark." }), width, height);
  for (const month of year.months) {
    const x = at(month.at);
    plot.append(draw("line", { x1: x, x2: x, y1: 18, y2: height, class: "grid" }), words(x + 3, 14, month.name, "month"));
  }
  if (year.until - year.now > 86400) {
    plot.append(draw("line", { x1: at(year.now), x2: at(year.now), y1: 18, y2: height, class: "today" }),
      words(at(year.now) - 4, 14, "now", "month end"));
  }
  let top = TOP;
  for (const lane of lanes) {
    names.append(draw("line", { x1: 0, x2: LABELS, y1: top, y2: top, class: "edge" }), words(0, top + 18, lane.person.name, "name"));
    plot.append(draw("line", { x1: 0, x2: width, y1: top, y2: top, class: "edge" }));
    if (!lane.rows.length) names.append(words(0, top + 34, "nothing in this time", "row"));
    let base = top + NAME;
    for (const row of lane.rows) {
      base += row.height;
      const label = draw("g", { transform: `translate(6 ${base - 8})` }, draw("path", { d: SHAPES[row.outcome], class: `mark ${kind(row.outcome)}` }));
      names.append(label, words(18, base - 4, `${row.outcome} ${row.marks.length}`, "row"));
      for (const one of row.marks) plot.append(place(one, base));
    }
    top += lane.height;
  }
  listen(plot, lanes, tell);
  return make("div", { class: "chart" }, names, make("div", { class: "scrolls" }, plot));
}

function layOut(year, at) {
  return year.people.map((person) => {
    const mine = year.marks.filter((mark) => mark.who === person.id);
    const rows = year.outcomes.map((outcome) => pile(outcome, mine.filter((mark) => mark.outcome === outcome), at)).filter((row) => row.marks.length);
    return { person, rows, height: NAME + 8 + (rows.length ? rows.reduce((sum, row) => sum + row.height, 0) : 12) };
  });
}

function pile(outcome, marks, at) {
  const bins = new Map();
  for (const mark of marks) {
    const bin = Math.floor(at(mark.at) / BIN);
    bins.set(bin, [...(bins.get(bin) ?? []), mark]);
  }
  const most = Math.max(0, ...[...bins.values()].map((bin) => bin.length));
  const step = Math.min(STEP, TALLEST / Math.max(1, most - 1));
  const placed = [...bins].flatMap(([bin, all]) => all.map((mark, up) => ({ mark, x: bin * BIN + BIN / 2, up: up * step })));
  return { outcome, marks: placed, height: 15 + Math.max(0, most - 1) * step };
}

function place(one, base) {
  one.node = draw("path", {
    d: SHAPES[one.mark.outcome], class: `mark ${kind(one.mark.outcome)}`, transform: `translate(${one.x} ${base - 8 - one.up})`,
    tabindex: "-1", role: "img",
  });
  return one.node;
}

// One stop for Tab; the arrows move in time, and from row to row.
function listen(plot, lanes, tell) {
  const rows = lanes.flatMap((lane) => lane.rows.map((row) => row.marks.sort((a, b) => a.mark.at - b.mark.at)));
  const known = new Map(rows.flatMap((row, r) => row.map((one, i) => [one.node, { one, r, i }])));
  let present = rows[0]?.[0]?.node;
  present?.setAttribute("tabindex", "0");
  const look = (node) => {
    const found = known.get(node);
    if (!found) return;
    present?.setAttribute("tabindex", "-1");
    present?.classList.remove("looked-at");
    present = node;
    node.setAttribute("tabindex", "0");
    node.classList.add("looked-at");
    node.setAttribute("aria-label", tell(found.one.mark));
  };
  plot.addEventListener("pointerover", (event) => look(event.target));
  plot.addEventListener("click", (event) => { look(event.target); known.get(event.target)?.one.node.focus({ preventScroll: true }); });
  plot.addEventListener("focusin", (event) => look(event.target));
  plot.addEventListener("keydown", (event) => {
    const here = known.get(event.target);
    const [dr, di] = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] }[event.key] ?? [0, 0];
    if (!here || (!dr && !di)) return;
    event.preventDefault();
    const row = rows[here.r + dr];
    const next = dr ? row && nearest(row, here.one.mark.at) : row[here.i + di];
    next?.node.focus();
  });
}

const nearest = (row, at) => row.reduce((best, one) => (Math.abs(one.mark.at - at) < Math.abs(best.mark.at - at) ? one : best));
