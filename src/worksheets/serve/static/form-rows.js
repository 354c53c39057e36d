// Rows of a form: the entries of a list, each with a few inputs.
import {element, inputOf, read} from "./form-inputs.js";
import {title} from "./pages.js";

export function rowsOf(field, value, sample, id) {
  const list = element("ol", {className: "rows"});
  const rows = [];
  let number = 0;
  const put = (one, example) => {
    const row = rowOf(field, one, example, `${id}-${number++}`, () => drop(row));
    rows.push(row);
    list.append(row.box);
    name();
    return row;
  };
  const name = () => rows.forEach((row, n) => row.named(`${title(field.key)} ${n + 1}`));
  const drop = row => {
    const at = rows.indexOf(row);
    rows.splice(at, 1);
    row.box.remove();
    name();
    (rows[Math.min(at, rows.length - 1)]?.first ?? add).focus();
  };
  const add = element("button", {type: "button", textContent: "One more"});
  add.setAttribute("aria-label", `One more: ${title(field.key)}`);
  add.onclick = () => put(undefined, sample[rows.length]).first.focus();
  for (const [n, one] of value.entries()) put(one, sample[n]);
  const least = field.required ? Math.max(1, sample.length) : 0;
  if (!value.length) for (let n = 0; n < least; n++) put(undefined, sample[n]);
  return {
    list, add,
    value: () => rows.map(row => row.value()).filter(one => one !== null),
    at: n => (rows[n] ?? rows[0])?.first ?? add,
  };
}

function rowOf(field, value, sample, id, drop) {
  const plain = typeof value !== "object" || value === null;
  const given = plain ? value === undefined ? {} : {[field.main]: value} : value;
  const like = typeof sample === "string" ? {[field.main]: sample} : sample ?? {};
  const columns = field.columns.filter(column => column.first || column.key in given);
  const cells = columns.map(column => {
    const input = inputOf({...column, required: false}, given[column.key], like[column.key]);
    input.id = `${id}-${column.key}`;
    const label = element("label", {htmlFor: input.id, textContent: title(column.key)});
    const cell = element("div", {className: `cell ${column.kind}`}, label, input);
    cell.classList.toggle("beside", !(column.key === field.main || column.required));
    return {column, input, cell};
  });
  const remove = element("button", {type: "button", className: "icon", textContent: "×"});
  remove.onclick = drop;
  const box = element("li", {}, element("div", {className: "cells"}, ...cells.map(one => one.cell)), remove);
  const rest = Object.entries(given).filter(([key]) => !columns.some(column => column.key === key));
  return {
    box,
    first: cells[0].input,
    named(words) {
      for (const {column, input} of cells) input.setAttribute("aria-label", `${words}: ${title(column.key)}`);
      remove.setAttribute("aria-label", `Remove ${words}`);
    },
    value() {
      const read_ = cells.map(({column, input}) => [column.key, read({...column, required: false}, input)]);
      const said = read_.filter(([, one]) => one !== null && (!Array.isArray(one) || one.length));
      if (!said.length) return null;
      const row = Object.fromEntries([...said, ...rest]);
      const alone = plain && field.main && Object.keys(row).length === 1 && field.main in row;
      return alone ? row[field.main] : row;
    },
  };
}
