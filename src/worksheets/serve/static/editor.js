// The text area: its line numbers, and lines that have a problem.
const source = document.getElementById("source");
const lines = document.getElementById("lines");

export const text = () => source.value;

export function replace(text) {
  const {selectionStart, scrollTop} = source;
  source.value = text;
  source.selectionStart = source.selectionEnd = Math.min(selectionStart, text.length);
  source.scrollTop = scrollTop;
  number();
}

export function onInput(heard) {
  source.addEventListener("input", () => {
    number();
    heard();
  });
}

export function number() {
  const count = source.value.split("\n").length;
  while (lines.children.length > count) lines.lastChild.remove();
  while (lines.children.length < count) {
    const line = document.createElement("span");
    line.textContent = lines.children.length + 1;
    lines.append(line);
  }
  lines.scrollTop = source.scrollTop;
}

export function mark(problems) {
  for (const line of lines.children) line.className = "";
  for (const problem of problems) {
    const line = problem.file ? null : lines.children[problem.line - 1];
    if (line && line.className !== "error") line.className = problem.severity;
  }
}

export function go(line, column = 1) {
  const before = source.value.split("\n").slice(0, Math.max(0, line - 1));
  const start = before.reduce((sum, one) => sum + one.length + 1, 0);
  const end = source.value.indexOf("\n", start);
  source.focus();
  source.setSelectionRange(start + column - 1, end < 0 ? source.value.length : end);
  const height = parseFloat(getComputedStyle(source).lineHeight);
  source.scrollTop = Math.max(0, (line - 1) * height - source.clientHeight / 2);
}

source.addEventListener("scroll", () => { lines.scrollTop = source.scrollTop; });
