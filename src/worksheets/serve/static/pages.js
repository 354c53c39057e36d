// Pictures of the pages: an address is what is on the page, so only what changed is asked for.
import {picture, words} from "./server.js";

const sheets = document.getElementById("sheets");
const kinds = document.getElementById("kinds");
const zoom = document.getElementById("zoom");
const hidden = new Set();
let shown = [];

export const title = kind => {
  const words = kind.replaceAll("-", " ");
  return words[0].toUpperCase() + words.slice(1);
};

let lead = () => {};

export async function show(found, go) {
  shown = found;
  lead = go;
  offer();
  await draw();
}

function offer() {
  kinds.replaceChildren(...shown.map(({kind}) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = title(kind);
    button.setAttribute("aria-pressed", !hidden.has(kind));
    button.onclick = () => {
      if (!hidden.delete(kind)) hidden.add(kind);
      button.setAttribute("aria-pressed", !hidden.has(kind));
      draw();
    };
    return button;
  }));
}

async function draw() {
  const wanted = shown.filter(({kind}) => !hidden.has(kind)).flatMap(({kind, pages}) =>
    pages.map((page, n) => ({...page, kind, number: n + 1, count: pages.length})));
  const old = new Map([...sheets.children].map(sheet => [sheet.dataset.place, sheet]));
  const waits = wanted.map((page, at) => {
    const place = `${page.kind} ${page.number}`;
    const sheet = old.get(place) ?? empty(place);
    old.delete(place);
    if (sheets.children[at] !== sheet) sheets.insertBefore(sheet, sheets.children[at] ?? null);
    return fill(sheet, page);
  });
  for (const sheet of old.values()) sheet.remove();
  await Promise.all(waits);
}

function empty(place) {
  const sheet = document.createElement("figure");
  sheet.dataset.place = place;
  const image = document.createElement("img");
  image.decoding = "async";
  image.onclick = event => clicked(sheet, event);
  const caption = document.createElement("figcaption");
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  details.append(summary, document.createElement("pre"));
  details.addEventListener("toggle", () => read(sheet));
  caption.append(details);
  sheet.append(image, caption);
  return sheet;
}

// The number of the question at a place of a page: the last one that begins above it in its
// column, or the one that goes on from the page before.
function clicked(sheet, {target, offsetX, offsetY}) {
  const pages = shown.find(({kind}) => kind === sheet.dataset.kind)?.pages ?? [];
  const number = Number(sheet.dataset.number);
  const page = pages[number - 1];
  if (!page) return;
  const x = offsetX * page.width / target.clientWidth, y = offsetY * page.height / target.clientHeight;
  const above = page.starts.filter(start => start.x <= x + 12 && start.y <= y + 2);
  const column = Math.max(...above.map(start => start.x));
  const here = above.filter(start => start.x > column - 20).sort((a, b) => a.y - b.y).at(-1);
  const before = pages.slice(0, number - 1).flatMap(({starts}) => starts).at(-1);
  const found = here ?? before;
  if (found) lead(found.number);
}

async function fill(sheet, page) {
  const dpi = dots();
  const address = picture(page.digest, dpi);
  size(sheet, page);
  sheet.dataset.kind = page.kind;
  sheet.dataset.number = page.number;
  const name = `${title(page.kind)}, page ${page.number} of ${page.count}`;
  sheet.querySelector("summary").textContent = `${name} — as text`;
  if (sheet.dataset.address === address) return;
  sheet.dataset.address = address;
  sheet.dataset.digest = page.digest;
  const image = sheet.querySelector("img");
  image.alt = `${name}; its words are below`;
  image.width = page.width;
  image.height = page.height;
  const next = new Image();
  next.src = address;
  try {
    await next.decode();
  } catch {
    return; // a newer preview has taken its place
  }
  if (sheet.dataset.address === address) image.src = address;
  await read(sheet);
}

function size(sheet, page) {
  const chosen = zoom.value;
  sheets.classList.toggle("zoomed", chosen !== "fit");
  sheet.style.width = chosen === "fit" ? "" : `${page.width * 1.333 * chosen / 100}px`;
}

function dots() {
  const chosen = zoom.value === "fit" ? 100 : Math.min(Number(zoom.value), 300);
  return Math.min(300, Math.round(96 * chosen / 100 * Math.min(devicePixelRatio, 2)));
}

async function read(sheet) {
  const details = sheet.querySelector("details");
  const {digest} = sheet.dataset;
  if (!details.open || details.dataset.digest === digest) return;
  details.dataset.digest = digest;
  const found = await words(digest);
  if (details.dataset.digest !== digest) return; // a newer page has been asked for meanwhile
  details.querySelector("pre").textContent = found;
}

zoom.addEventListener("change", draw);
