// Inputs of a form by the kind of their field, and what they say.
export const element = (name, attributes = {}, ...children) => {
  const made = Object.assign(document.createElement(name), attributes);
  made.append(...children);
  return made;
};

export function inputOf(field, value, sample) {
  const required = field.required;
  if (field.kind === "choice" || (field.kind === "flag" && required)) {
    const options = field.kind === "flag" ? ["true", "false"] : field.options;
    const none = field.default ? `${field.default} (if nothing is said)` : "—";
    const select = element("select", {required});
    if (!required || value === undefined) select.append(new Option(required ? "choose …" : none, ""));
    select.append(...options.map(one => new Option(one, one)));
    select.value = value ?? "";
    return select;
  }
  if (field.kind === "flag")
    return element("input", {type: "checkbox", checked: (value ?? field.default) === "true"});
  if (field.kind === "number")
    return element("input", {
      type: "number", required, value: value ?? "", min: field.least ?? "", max: field.most ?? "",
      placeholder: field.default || placeholder(sample),
    });
  const text = Array.isArray(value) ? value.join("\n") : value ?? "";
  const area = element("textarea", {required, value: text, placeholder: field.default || placeholder(sample), spellcheck: true});
  area.rows = 1;
  area.addEventListener("input", () => grow(area));
  return area;
}

const placeholder = sample =>
  sample === undefined || typeof sample === "object" && !Array.isArray(sample) ? ""
    : `such as ${Array.isArray(sample) ? sample.filter(one => typeof one === "string").join(" / ") : sample}`;

export function grow(area) {
  area.style.height = "auto";
  area.style.height = `${area.scrollHeight + 2}px`;
}

export function read(field, input) {
  if (field.kind === "flag" && !field.required)
    return input.checked ? "true" : field.default === "true" ? "false" : null;
  const text = input.value.trim();
  if (field.kind === "texts") return text.split("\n").map(one => one.trim()).filter(Boolean);
  return text || null;
}
