// The page as a whole: the text is the truth; all else is made of it.
import {offer} from "./adder.js";
import * as begin from "./begin.js";
import {choose} from "./chooser.js";
import * as pupils from "./class.js";
import * as completion from "./completion.js";
import {give} from "./downloads.js";
import * as editor from "./editor.js";
import * as exports from "./exports.js";
import {listen} from "./keys.js";
import * as pages from "./pages.js";
import * as panes from "./panes.js";
import * as problems from "./problems.js";
import * as questions from "./questions.js";
import {options, pick} from "./selects.js";
import * as server from "./server.js";
import * as undoing from "./undoing.js";
import * as writing from "./writing.js";

const $ = id => document.getElementById(id);
const SAVE_AFTER = 600, LOOK_AFTER = 1500;
let name = "", digest = "", shown = 0, wanted = false, running = null, timer = 0, form = "", typing = false, right = false;
let courses = [], before = "", opened = 0, saving = Promise.resolve();

const say = words => { if ($("state").textContent !== words) $("state").textContent = words; };
const count = (n, one, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

// What forms want of the page.
const page = {
  attempt, say, alter, changed,
  get name() { return name; },
  said: () => $("state").textContent,
  go: line => act("go", {line}),
};

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
  undoing.keep(editor.text());
  digest = theirs.digest;
  editor.replace(theirs.text);
  typing = false;
  preview();
}

async function look() {
  if (name && !timer && !typing && !document.querySelector("dialog[open]")) {
    const of = opened;
    const theirs = await attempt(() => server.read(name, digest));
    if (theirs && of === opened && !timer && !typing && theirs.digest !== digest) {
      take(theirs);
      say("The file was changed by another program.");
    }
  }
  setTimeout(look, LOOK_AFTER);
}

function undo() {
  const text = undoing.last();
  if (text === undefined) return;
  editor.replace(text);
  typing = true;
  saveSoon();
  preview();
}

function put(text) {
  undoing.keep(editor.text());
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
  if (what === "edit") await writing.compose(page, question.id, question.type);
  else await alter(what, question.id);
}

async function add() {
  const found = await attempt(() => server.types(name, editor.text()));
  if (found) offer(found, (what, type, count) => what === "write" ? writing.compose(page, "", type) : alter(what, type, count));
}

const about = () => writing.about(page);

async function alter(what, about, to) {
  const text = editor.text();
  say("One moment …");
  const found = await attempt(() => server.change(name, text, what, about, to));
  if (found) await changed(text, found);
}

// The text after a change, if it is still the one that was to be changed.
async function changed(text, found) {
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
  const number = ++opened;
  const found = await attempt(() => readSpec(file));
  if (number !== opened) return; // another file has been chosen
  if (!found) {
    $("spec").value = name;
    return;
  }
  name = file;
  digest = found.digest;
  form = "";
  undoing.begin(found.earlier);
  typing = false;
  editor.replace(found.text);
  $("spec").value = file;
  document.title = `${file} – worksheets`;
  history.replaceState(null, "", `#${encodeURIComponent(file)}`);
  await preview();
}

// A file and its earlier texts, once all is saved that was typed until they are here.
async function readSpec(file) {
  if (typing) await save();
  const found = await server.read(file);
  const earlier = await server.before(file);
  while (typing) await save();
  return {...found, earlier};
}

async function downloadAll() {
  if (typing && !(await attempt(save))) return;
  say("The files are being built …");
  const found = await attempt(() => server.download(name));
  if (!found) return;
  give(found, zipped(".zip"));
  say(`${zipped(".zip")} is downloaded.`);
}

const exportAll = () => attempt(() => exports.offer(async to => {
  if (typing) await save();
  return server.exported(name, to, form);
}));

const zipped = ending => name.replace(/\.ya?ml$/, ending);

pupils.onBuild(async (list, bind) => {
  if (typing) await save();
  give(await server.classSet(name, list, bind), zipped("-class.zip"));
  say(`${zipped("-class.zip")} is downloaded; nothing was kept of the class list.`);
}, async (list, number) => {
  if (typing) await save();
  return server.pupilCopy(name, list, number);
});

async function print() {
  if (typing && !(await attempt(save))) return;
  if (!right) say("Mend the problems first; then the paper can be printed.");
  else window.open(server.paper(name, form), "_blank", "noopener");
}

listen({about, download: downloadAll, export: exportAll, pupils: pupils.ask, add, undo});

editor.onInput(() => {
  if (!typing) {
    typing = true;
    undoing.keep(before);
  }
  saveSoon();
  preview();
});
$("source").addEventListener("beforeinput", () => { if (!typing) before = editor.text(); });

$("undo").onclick = undo;
$("help").onclick = () => $("keys").showModal();
$("download").onclick = downloadAll;
$("export").onclick = exportAll;
$("print").onclick = print;
$("for-class").onclick = pupils.ask;
$("about").onclick = about;
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

completion.about(() => name);
panes.fit();
const specs = await list();
const named = decodeURIComponent(location.hash.slice(1));
if (specs.length) await open(specs.includes(named) ? named : specs[0]);
else {
  say("There is no spec in this folder yet: begin one with New quiz.");
  $("new").focus();
}
look();
