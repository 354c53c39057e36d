// Keys that hold wherever one is on the page.
import * as panes from "./panes.js";

export function listen(acts) {
  document.addEventListener("keydown", event => {
    const writes = event.target.matches("textarea, input, select");
    const busy = document.querySelector("dialog[open]");
    if (event.key === "F6") panes.next();
    else if (busy) return;
    else if (event.ctrlKey && event.key === "Enter") acts.download();
    else if (event.altKey && event.code === "KeyZ") acts.undo();
    else if (event.altKey && event.code === "KeyA") acts.add();
    else if (event.altKey && event.code === "KeyT") acts.about();
    else if (event.altKey && event.code === "KeyC") acts.pupils();
    else if (event.altKey && event.code === "KeyX") acts.export();
    else if (event.key === "?" && !writes) document.getElementById("keys").showModal();
    else return;
    event.preventDefault();
  });
}
