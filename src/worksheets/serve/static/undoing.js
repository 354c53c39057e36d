// Undo: one step a change, and one for what was typed between two changes.
const MOST = 50;
const button = document.getElementById("undo");
let texts = [];

export function begin(earlier) {
  texts = earlier;
  button.disabled = !texts.length;
}

export function keep(text) {
  if (texts.at(-1) !== text) texts = [...texts.slice(1 - MOST), text];
  button.disabled = false;
}

export function last() {
  const text = texts.pop();
  button.disabled = !texts.length;
  return text;
}
