// Lists to choose from.
export function options(select, names) {
  const same = [...select.options].map(one => one.value).join("\n") === names.join("\n");
  if (!same) select.replaceChildren(...names.map(one => new Option(one, one)));
}

export function pick(select, value) {
  if (value && ![...select.options].some(one => one.value === value))
    select.append(new Option(value, value));
  if (value) select.value = value;
}
