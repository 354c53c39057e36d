// The page as a whole: the text is the truth; all else is made of it.
import {offer} from "./adder.js";
import * as begin from "./begin.js";
import {choose} from "./chooser.js";
import * as pupils from "./class.js";
import {give} from "./downloads.js";
import * as editor from "./editor.js";
import * as pages from "./pages.js";
import * as panes from "./panes.js";
import * as problems from "./problems.js";
import * as questions from "./questions.js";
import * as server from "./server.js";

const $ = id => document.getElementById(id);
const SAVE_AFTER = 600, LOOK_AFTER = 1500, MOST_UNDONE = 50;
let name = "", digest = "", shown = 0, wanted = false, running = null, timer = 0, form = "", typing = false, right = false;
let courses = [], undone = [], before = "", saving = Promise.resolve();

const say = words => { if ($("state").textContent !== words) $("state").textContent = words; };
const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    if (error instanceof server.Conflict) conflict(error.theirs);
    else say([error.message, ...(error.hints ?? [])].join(" — "));
    return undefined;
  }
}

// Previews: one at a time, and of the newest text.
function preview() {
  wanted = true;
  running ??= previews().finally(() => { running = null; });
  return running;
}

async function previews() {
  while (wanted) {
    wanted = false;
    await attempt(showText);
  }
}

async function showText() {
  const found = await server.preview(name, editor.text(), form);
  problems.show(found.problems);
  right = Boolean(found.pages);
  if (!found.pages) {
    say(`${count(found.problems.length, "problem")}; the pages are those from before`);
    return;
  }
  pick($("theme"), found.theme);
  pick($("size"), found.size);
  $("forms").hidden = !found.forms.length;
  options($("form"), found.forms);
  pick($("form"), form);
  questions.show(found.questions, act);
  const sides = found.pages.find(one => one.kind === "paper") ?? found.pages[0];
  const wrong = found.problems.length ? count(found.problems.length, "warning") : "no problems";
  say(`${count(found.marks, "mark")}, ${count(sides.pages.length, "page")}, ${wrong}`);
  await pages.show(found.pages, number => {
    const question = found.questions.find(one => one.number === number);
    if (question?.line) act("go", question);
  });
  document.body.dataset.ready = ++shown;
}

// Saving: a while after the last key, never over what another program wrote.
function saveSoon() {
  clearTimeout(timer);
  timer = setTimeout(() => attempt(save), SAVE_AFTER);
}

function save() {
  clearTimeout(timer);
  timer = 0;
  const written = saving.then(write);
  saving = written.catch(() => {}); // one after another: each must know what the last one wrote
  return written;
}

async function write() {
  const text = editor.text();
  const saved = await server.save(name, text, digest);
  digest = saved.digest;
  if (editor.text() === text) typing = false;
  return true;
}

function conflict(theirs) {
  $("conflict").showModal();
  $("mine").onclick = () => { $("conflict").close(); digest = theirs.digest; attempt(save); };
  $("theirs").onclick = () => { $("conflict").close(); take(theirs); };
}

function take(theirs) {
  remember();
  digest = theirs.digest;
  editor.replace(theirs.text);
  typing = false;
  preview();
}

async function look() {
  if (name && !timer && !typing && !document.querySelector("dialog[open]")) {
    const theirs = await attempt(() => server.read(name, digest));
    if (theirs && !timer && !typing && theirs.digest !== digest) {
      take(theirs);
      say("The file was changed by another program.");
    }
  }
  setTimeout(look, LOOK_AFTER);
}

// Undo: one step a change, and one for what was typed between two changes.
function remember() {
  undone = [...undone.slice(1 - MOST_UNDONE), editor.text()];
  $("undo").disabled = false;
}

function undo() {
  if (!undone.length) return;
  editor.replace(undone.pop());
  $("undo").disabled = !undone.length;
  typing = true;
  saveSoon();
  preview();
}

function put(text) {
  remember();
  editor.replace(text);
  typing = true;
  saveSoon();
}

async function act(what, question) {
  if (what === "go") {
    panes.open("text");
    editor.go(question.line);
    return;
  }
  if (what === "others") {
    const found = await attempt(() => server.others(name, editor.text(), question.id));
    if (found?.length) choose(question.number, found, id => alter("swap", question.id, id));
    else if (found) say("No other question of its type and marks could stand there.");
    return;
  }
  await alter(what, question.id);
}

async function add() {
  const found = await attempt(() => server.types(name, editor.text()));
  if (found) offer(found, alter);
}

async function alter(what, about, to) {
  const text = editor.text();
  say("One moment …");
  const found = await attempt(() => server.change(name, text, what, about, to));
  if (!found) return;
  if (editor.text() !== text) {
    say("You have typed meanwhile, so nothing was changed.");
    return;
  }
  put(found.text);
  await preview();
  if (found.new) questions.reveal(found.new[0]);
  say(found.said);
}

// Files.
async function open(file) {
  if (typing && !(await attempt(save))) return;
  const found = await attempt(() => server.read(file));
  if (!found) return;
  const earlier = await attempt(() => server.before(file)) ?? [];
  name = file;
  digest = found.digest;
  form = "";
  undone = earlier;
  $("undo").disabled = !undone.length;
  typing = false;
  editor.replace(found.text);
  $("spec").value = file;
  document.title = `${file} – worksheets`;
  history.replaceState(null, "", `#${encodeURIComponent(file)}`);
  await preview();
}

function options(select, names) {
  const same = [...select.options].map(one => one.value).join("\n") === names.join("\n");
  if (!same) select.replaceChildren(...names.map(one => new Option(one, one)));
}

function pick(select, value) {
  if (value && ![...select.options].some(one => one.value === value))
    select.append(new Option(value, value));
  if (value) select.value = value;
}

async function downloadAll() {
  if (typing && !(await attempt(save))) return;
  say("The files are being built …");
  const found = await attempt(() => server.download(name));
  if (!found) return;
  give(found, zipped(".zip"));
  say(`${zipped(".zip")} is downloaded.`);
}

const zipped = ending => name.replace(/\.ya?ml$/, ending);

pupils.onBuild(async (list, bind) => {
  if (typing) await save();
  give(await server.classSet(name, list, bind), zipped("-class.zip"));
  say(`${zipped("-class.zip")} is downloaded; nothing was kept of the class list.`);
});

async function print() {
  if (typing && !(await attempt(save))) return;
  if (!right) say("Mend the problems first; then the paper can be printed.");
  else window.open(server.paper(name, form), "_blank", "noopener");
}

// Keys.
document.addEventListener("keydown", event => {
  const writes = event.target.matches("textarea, input, select");
  if (event.key === "F6") panes.next();
  else if (event.ctrlKey && event.key === "Enter") downloadAll();
  else if (event.altKey && event.code === "KeyZ") undo();
  else if (event.altKey && event.code === "KeyA") add();
  else if (event.altKey && event.code === "KeyC") pupils.ask();
  else if (event.key === "?" && !writes) $("keys").showModal();
  else return;
  event.preventDefault();
});

editor.onInput(() => {
  if (!typing) {
    typing = true;
    if (undone.at(-1) !== before) undone = [...undone.slice(1 - MOST_UNDONE), before];
    $("undo").disabled = false;
  }
  saveSoon();
  preview();
});
$("source").addEventListener("beforeinput", () => { if (!typing) before = editor.text(); });

$("undo").onclick = undo;
$("help").onclick = () => $("keys").showModal();
$("download").onclick = downloadAll;
$("print").onclick = print;
$("for-class").onclick = pupils.ask;
$("add").onclick = add;
$("spec").onchange = () => open($("spec").value);
$("theme").onchange = () => alter("theme", $("theme").value);
$("size").onchange = () => alter("page", $("size").value);
$("form").onchange = () => { form = $("form").value; preview(); };
$("new").onclick = () => begin.ask(courses);
begin.onBegun(async file => {
  await list();
  await open(file);
});

async function list() {
  const found = await attempt(server.files);
  if (!found) return [];
  options($("spec"), found.specs);
  courses = found.courses;
  options($("theme"), found.themes);
  options($("size"), found.sizes);
  return found.specs;
}

panes.fit();
const specs = await list();
const named = decodeURIComponent(location.hash.slice(1));
if (specs.length) await open(specs.includes(named) ? named : specs[0]);
else {
  say("There is no spec in this folder yet: begin one with New quiz.");
  $("new").focus();
}
look();
