// What can stand at the cursor of the text: a list below it, asked for or while one types.
import * as server from "./server.js";

const source = document.getElementById("source");
const list = document.getElementById("offers");
const status = document.getElementById("offers-said");
let nameOf = () => "", found = null, active = -1, asked = 0, closed = "";

export const about = name => { nameOf = name; };

const count = (text, end) => Array.from(text.slice(0, end)).length;
const units = (text, characters) => Array.from(text).slice(0, characters).join("").length;
const line = (text, end) => text.slice(text.lastIndexOf("\n", end - 1) + 1, end);

async function ask(wanted) {
  const text = source.value, at = source.selectionEnd, number = ++asked;
  let answer;
  try {
    answer = await server.complete(nameOf(), text, count(text, at));
  } catch {
    return close(); // it is a help only: what keeps the page from working is said by the preview
  }
  if (number !== asked || source.value !== text || source.selectionEnd !== at) return;
  const start = units(text, answer.start), end = units(text, answer.end);
  const word = text.slice(start, end);
  const {offers} = answer;
  if (!wanted && offers.some(one => one.text === word)) return close();
  if (!offers.length) {
    if (wanted) status.textContent = "Nothing is known that can stand here.";
    return close();
  }
  const kept = found?.offers[active]?.text; // what was chosen before a letter more stays chosen
  found = {start, offers};
  show(wanted ? 0 : offers.findIndex(one => one.text === kept));
}

function show(chosen) {
  list.replaceChildren(...found.offers.map((offer, n) => {
    const entry = document.createElement("li");
    entry.id = `offer-${n}`;
    entry.setAttribute("role", "option");
    const name = document.createElement("code");
    name.textContent = offer.text;
    const words = document.createElement("small");
    words.textContent = offer.about.replaceAll("`", "");
    entry.append(name, words);
    entry.onmousedown = event => event.preventDefault(); // the text keeps the focus
    entry.onclick = () => take(n);
    return entry;
  }));
  list.hidden = false;
  place();
  choose(chosen);
  status.textContent = `${found.offers.length} can stand here: ${found.offers[0].text} …`;
}

function choose(n) {
  active = n;
  for (const [at, entry] of [...list.children].entries())
    entry.setAttribute("aria-selected", at === active);
  if (active < 0) source.removeAttribute("aria-activedescendant");
  else {
    source.setAttribute("aria-activedescendant", `offer-${active}`);
    list.children[active].scrollIntoView({block: "nearest"});
  }
}

// Below the line of the cursor, or above it where there is no room below.
function place() {
  const style = getComputedStyle(source), box = source.getBoundingClientRect();
  const height = parseFloat(style.lineHeight), before = source.value.slice(0, found.start);
  const row = before.split("\n").length, column = line(source.value, found.start).length;
  const brush = document.createElement("canvas").getContext("2d");
  brush.font = style.font;
  const x = box.left + parseFloat(style.paddingLeft) - source.scrollLeft + column * brush.measureText("m").width;
  const y = box.top + parseFloat(style.paddingTop) - source.scrollTop + row * height;
  const {offsetWidth: wide, offsetHeight: high} = list;
  list.style.left = `${Math.max(8, Math.min(x, innerWidth - wide - 8))}px`;
  list.style.top = `${y + high + 4 > innerHeight && y - height - high > 4 ? y - height - high : y}px`;
}

export function close() {
  list.hidden = true;
  found = null;
  active = -1;
  source.removeAttribute("aria-activedescendant");
}

function take(n) {
  const {start, offers} = found, {text, is_key: isKey} = offers[n];
  const at = source.selectionEnd; // letters may have come since the offers were made
  const end = at + /^[\w.-]*/.exec(source.value.slice(at))[0].length;
  const rest = source.value.slice(end);
  const put = isKey && !/^ *:/.test(rest) ? `${text}: ` : text;
  close();
  source.setSelectionRange(start, end);
  source.dispatchEvent(new InputEvent("beforeinput"));
  source.setRangeText(put, start, end, "end");
  closed = line(source.value, source.selectionEnd);
  source.dispatchEvent(new InputEvent("input"));
  if (isKey) ask(false);
}

function key(event) {
  const last = found ? found.offers.length - 1 : 0;
  if (event.ctrlKey && event.code === "Space") ask(true);
  else if (!found) return;
  else if (event.key === "Escape") close();
  else if (event.key === "ArrowDown") choose(active < last ? active + 1 : 0);
  else if (event.key === "ArrowUp") choose(active > 0 ? active - 1 : last);
  else if ((event.key === "Enter" || event.key === "Tab") && active >= 0) take(active);
  else if (event.key === "Tab") return close();
  else return;
  event.preventDefault();
}

// Whether a key or a value begins here: at the beginning of a line, behind a colon, or between
// brackets. Within a sentence nothing is asked.
function begins(here) {
  const before = here.replace(/[\w.-]*$/, "");
  if (/#/.test(before)) return false;
  return /(^ *(- +)*|: +|[[{] *)$/.test(before) || /[[{][^\]}]*, *$/.test(before);
}

function typed(event) {
  const here = line(source.value, source.selectionEnd);
  if (here === closed) return;
  closed = "";
  const waits = here.trim() && begins(here);
  if (event.inputType?.startsWith("insert") && waits) ask(false);
  else close();
}

source.addEventListener("keydown", key);
source.addEventListener("input", typed);
for (const left of ["blur", "scroll", "click"]) source.addEventListener(left, close);
addEventListener("scroll", close);
