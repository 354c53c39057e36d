// What is wrong with the text, each at its line.
import * as editor from "./editor.js";
import * as panes from "./panes.js";

const list = document.getElementById("problems");

export function show(found) {
  editor.mark(found);
  const entries = found.map(problem => {
    const entry = document.createElement("li");
    entry.className = problem.severity;
    const button = document.createElement("button");
    button.type = "button";
    const place = problem.file ? `${problem.file}, line ${problem.line}` : `line ${problem.line}`;
    button.textContent = `${place}: ${problem.message}`;
    button.disabled = Boolean(problem.file);
    button.onclick = () => { panes.open("text"); editor.go(problem.line, problem.column); };
    entry.append(button);
    for (const hint of problem.hints) {
      const small = document.createElement("small");
      small.textContent = hint;
      entry.append(small);
    }
    return entry;
  });
  list.replaceChildren(...entries);
  if (!entries.length) {
    const none = document.createElement("li");
    none.textContent = "None.";
    list.append(none);
  }
}
