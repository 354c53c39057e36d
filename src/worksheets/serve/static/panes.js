// Panes: side by side, or one at a time on a narrow screen.
import {number} from "./editor.js";

const $ = id => document.getElementById(id);
const narrow = matchMedia("(max-width: 60rem)");
const names = ["text", "questions", "pages"];

function show(which, visible) {
  const wanted = new Set(names.filter(one => !$(one).hidden));
  if (narrow.matches) wanted.clear();
  if (visible) wanted.add(which);
  else wanted.delete(which);
  arrange(wanted.size ? wanted : new Set([which]));
}

export const open = which => show(which, true);

function arrange(wanted) {
  for (const one of names) {
    $(one).hidden = !wanted.has(one);
    document.querySelector(`[data-pane=${one}]`).setAttribute("aria-pressed", wanted.has(one));
  }
  if (wanted.has("text")) number();
}

export const fit = () => arrange(new Set(narrow.matches ? ["questions"] : names));
narrow.addEventListener("change", fit);
for (const button of document.querySelectorAll("[data-pane]"))
  button.onclick = () => show(button.dataset.pane, narrow.matches || $(button.dataset.pane).hidden);

export function next() {
  const visible = names.filter(one => !$(one).hidden);
  const here = visible.findIndex(one => $(one).contains(document.activeElement));
  if (narrow.matches) {
    const following = names[(names.indexOf(visible[0]) + 1) % names.length];
    show(following, true);
    $(following).focus();
  } else $(visible[(here + 1) % visible.length]).focus();
}
