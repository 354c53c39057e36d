// The dialog for a class: a copy for each pupil. The list is nowhere but in it, as long as it is open.
import * as server from "./server.js";

const $ = id => document.getElementById(id);
const dialog = $("class"), file = $("class-file"), pasted = $("class-text"), build = $("class-build");
let make = () => {};

export const onBuild = act => { make = act; };

export function ask() {
  if (dialog.open) return;
  $("class-problem").textContent = "";
  dialog.showModal();
}

// One list at a time: the file that was chosen, or what was pasted after it.
file.onchange = () => { if (file.files.length) pasted.value = ""; };
pasted.oninput = () => { file.value = ""; };
$("class-close").onclick = () => dialog.close();
dialog.onclose = () => $("class-form").reset();

$("class-form").onsubmit = async event => {
  event.preventDefault();
  const list = file.files[0] ?? pasted.value;
  $("class-problem").textContent = "";
  build.disabled = true;
  build.textContent = "One moment …";
  try {
    if (file.files.length || pasted.value.trim()) await make(list, $("class-bind").checked);
    else throw new server.Refused("choose a file, or paste the list");
    dialog.close();
  } catch (error) {
    $("class-problem").textContent = [error.message, ...(error.hints ?? [])].join("\n");
  } finally {
    build.disabled = false;
    build.textContent = "Download";
  }
};
