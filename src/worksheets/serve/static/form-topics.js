// The topics of a course as a tree to be ticked: a branch stands for all below it.
import {element} from "./form-inputs.js";

export function topicsOf(topics, value, id) {
  const wanted = new Set([value ?? []].flat());
  const boxes = topics.map(({number}) =>
    element("input", {type: "checkbox", id: `${id}-${number}`, checked: wanted.has(number)}));
  const list = element("ul", {className: "tree"}, ...topics.map(({number, title, depth}, n) => {
    const label = element("label", {htmlFor: boxes[n].id}, element("b", {textContent: number}), ` ${title}`);
    const entry = element("li", {}, boxes[n], label);
    entry.dataset.depth = Math.min(depth, 4);
    return entry;
  }));
  const above = n => topics.findIndex(({number}, at) =>
    boxes[at].checked && !boxes[at].disabled && topics[n].number.startsWith(`${number}.`));
  const show = () => topics.forEach((_, n) => {
    boxes[n].disabled = false;
    if (above(n) < 0) return;
    boxes[n].disabled = true;
    boxes[n].checked = true;
  });
  list.onchange = event => {
    const at = boxes.indexOf(event.target);
    if (!event.target.checked) // what hung under it is free, and not wanted of its own
      topics.forEach(({number}, n) => { if (number.startsWith(`${topics[at].number}.`)) boxes[n].checked = false; });
    show();
  };
  show();
  list.querySelector("input:checked")?.closest("li").classList.add("first");
  return {
    list,
    value: () => topics.filter((_, n) => boxes[n].checked && !boxes[n].disabled).map(({number}) => number),
    at: () => boxes[0],
  };
}
