// The dialog for a class: a copy for each pupil. The list is nowhere but in it, as long as it is open.
import * as server from "./server.js";

const $ = id => document.getElementById(id);
const dialog = $("class"), file = $("class-file"), pasted = $("class-text"), build = $("class-build");
const look = $("class-look"), pupil = $("class-pupil"), pages = $("class-pages");
let make = () => {}, see = () => {}, waits = Promise.resolve(), lists = 0;

export const onBuild = (act, seeing) => { make = act; see = seeing; };

export function ask() {
  if (dialog.open) return;
  $("class-problem").textContent = "";
  dialog.showModal();
}

// One list at a time: the file that was chosen, or what was pasted after it.
file.onchange = () => { if (file.files.length) pasted.value = ""; forget(); };
pasted.oninput = () => { file.value = ""; forget(); };
$("class-close").onclick = () => dialog.close();
dialog.onclose = () => { $("class-form").reset(); forget(); };

function forget() {
  lists += 1;
  pages.replaceChildren();
  pupil.replaceChildren();
  $("class-copy").hidden = true;
  dialog.classList.remove("beside");
}

function list() {
  if (!file.files.length && !pasted.value.trim()) throw new server.Refused("choose a file, or paste the list");
  return file.files[0] ?? pasted.value;
}

// Do something with the list while a button waits for it, one after another, and say what is wrong.
function attempt(button, work) {
  waits = waits.then(() => tried(button, work));
}

async function tried(button, work) {
  const label = button.textContent;
  $("class-problem").textContent = "";
  button.disabled = true;
  button.textContent = "One moment …";
  try {
    await work(list());
  } catch (error) {
    $("class-problem").textContent = [error.message, ...(error.hints ?? [])].join("\n");
  } finally {
    button.disabled = false;
    button.textContent = label;
  }
}

$("class-form").onsubmit = event => {
  event.preventDefault();
  attempt(build, async list => {
    await make(list, $("class-bind").checked);
    dialog.close();
  });
};

// A picture is drawn from the answer itself: an address of its own could be stored by the browser.
async function show(list, number) {
  const of = lists;
  const found = await see(list, number);
  if (lists !== of) return; // the dialog was closed, or there is another list in it
  pupil.replaceChildren(...found.pupils.map((name, n) => new Option(name, n + 1)));
  pupil.value = number;
  const drawn = await Promise.all(found.pages.map(({picture, words}, n) => drawing(picture, `Page ${n + 1}: ${words}`)));
  pages.replaceChildren(...drawn);
  dialog.classList.add("beside");
  $("class-copy").hidden = false;
}

async function drawing(picture, words) {
  const octets = Uint8Array.from(atob(picture), one => one.charCodeAt(0));
  const image = await createImageBitmap(new Blob([octets], {type: "image/png"}));
  const canvas = Object.assign(document.createElement("canvas"), {width: image.width, height: image.height});
  canvas.getContext("2d").drawImage(image, 0, 0);
  canvas.setAttribute("role", "img");
  canvas.setAttribute("aria-label", words);
  return canvas;
}

function lookAt(number) {
  attempt(look, list => show(list, number));
}

look.onclick = () => lookAt(Number(pupil.value) || 1);
pupil.onchange = () => lookAt(Number(pupil.value));
