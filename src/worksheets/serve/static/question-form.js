// The form for a question: its fields are those that the program knows of its type.
import {element, grow, inputOf, read} from "./form-inputs.js";
import {rowsOf} from "./form-rows.js";
import {topicsOf} from "./form-topics.js";
import {title} from "./pages.js";

const $ = id => document.getElementById(id);
const dialog = $("writer"), fields = $("writer-fields"), rest = $("writer-rest"), save = $("writer-save");
let shown = [], send = () => {}, take = () => {}, asked = false;

// Keys stand in backticks where a sentence is about them.
const sentence = text => text.split("`").map((part, n) => n % 2 ? element("code", {textContent: part}) : part);

// `found` is the form; `make` gets the values and answers with what is wrong, or with a changed
// text, which is handed on once the form is closed; `leave` leads to the text.
export function fill(found, make, done, leave) {
  send = make;
  take = done;
  const name = title(found.type || "paper").toLowerCase();
  const heading = found.number ? `Question ${found.number}: ${name}` : `New question: ${name}`;
  $("writer-title").textContent = found.topics ? "The paper" : heading;
  const notes = [];
  if (found.copied) notes.push(`It is from the course ${found.copied}. What you save stands in this paper only; the course stays as it is.`);
  if (found.hidden.length) notes.push(`In the text, and kept as it is: ${found.hidden.join(", ")}.`);
  $("writer-note").textContent = notes.join(" ");
  $("writer-problem").textContent = "";
  shown = found.fields.map(field => control(field, found.values[field.key], found.example[field.key], found.topics));
  fields.replaceChildren(...shown.filter(one => one.field.first).map(one => one.box));
  const others = shown.filter(one => !one.field.first);
  rest.hidden = !others.length;
  rest.open = false;
  $("writer-others").replaceChildren(...others.map(one => one.box));
  $("writer-text").hidden = !found.line;
  $("writer-text").onclick = () => { dialog.close(); leave(); };
  save.textContent = found.number || found.topics ? "Save" : "Add";
  for (const one of shown) one.initial = JSON.stringify(one.value());
  asked = false;
  dialog.showModal();
  dialog.querySelectorAll("textarea").forEach(grow);
  const wanted = dialog.querySelector(".tree .first");
  if (wanted) wanted.parentElement.scrollTop = wanted.offsetTop - 60;
  dialog.querySelector("textarea, input, select")?.focus();
}

// What is otherwise than when the form was opened: all else stays as it is written.
const changes = () => Object.fromEntries(shown.map(one => [one, one.value()])
  .filter(([one, value]) => JSON.stringify(value) !== one.initial).map(([one, value]) => [one.field.key, value]));

// A labelled control for a field, and how its value is read.
function control(field, value, sample, topics) {
  const id = `field-${field.key}`;
  const box = element("div", {className: `field ${field.kind}`});
  const about = element("small", {id: `${id}-about`}, ...sentence(field.about));
  const problem = element("p", {id: `${id}-problem`, className: "problem"});
  problem.setAttribute("role", "alert");
  if (field.kind === "entries" || field.kind === "topics") {
    const many = field.kind === "topics" ? topicsOf(topics, value, id) : rowsOf(field, value ?? [], sample ?? [], id);
    const legend = element("legend", {textContent: title(field.key)});
    box.append(element("fieldset", {id}, legend, about, many.list, ...many.add ? [many.add] : [], problem));
    return {field, box, problem, value: many.value, at: many.at};
  }
  const input = inputOf(field, value, sample);
  input.id = id;
  input.setAttribute("aria-describedby", `${about.id} ${problem.id}`);
  const label = element("label", {htmlFor: id, textContent: title(field.key)});
  if (field.kind === "flag" && !field.required) box.append(input, label, about, problem);
  else box.append(label, about, input, problem);
  return {field, box, problem, value: () => read(field, input), at: () => input};
}

$("writer-form").onsubmit = async event => {
  event.preventDefault();
  for (const one of shown) one.problem.textContent = "";
  $("writer-problem").textContent = "";
  save.disabled = true;
  try {
    const found = missing() ?? await send(changes());
    if (found.problems) tell(found.problems);
    else {
      dialog.close();
      await take(found);
    }
  } catch (error) {
    $("writer-problem").textContent = [error.message, ...(error.hints ?? [])].join(" — ");
  } finally {
    save.disabled = false;
  }
};

// Rows that are wanted, and of which there is none; single fields are asked for by the browser.
function missing() {
  const empty = shown.filter(({field, value}) => field.kind === "entries" && field.required && !value().length);
  const problems = empty.map(({field}) => ({key: field.key, row: 0, message: "write at least one", hints: []}));
  return problems.length ? {problems} : null;
}

function tell(problems) {
  for (const {key, message, hints} of problems) {
    const one = shown.find(({field}) => field.key === key);
    const place = one?.problem ?? $("writer-problem");
    place.textContent = [place.textContent, [message, ...hints].join(" — ")].filter(Boolean).join("\n");
    if (one && !one.field.first) rest.open = true;
  }
  const first = problems.map(({key, row}) => shown.find(({field}) => field.key === key)?.at(row)).find(Boolean);
  first?.focus();
}

$("writer-close").onclick = () => dialog.close();
// A slip of Escape must not lose what was written.
dialog.addEventListener("cancel", event => {
  if (asked || !Object.keys(changes()).length) return;
  event.preventDefault();
  asked = true;
  $("writer-problem").textContent = "What you wrote is not saved: save it, or press Escape again.";
});
dialog.addEventListener("input", () => { asked = false; });
// What the browser objects to must be seen.
$("writer-form").addEventListener("invalid", ({target}) => { if (rest.contains(target)) rest.open = true; }, true);
rest.addEventListener("toggle", () => rest.querySelectorAll("textarea").forEach(grow));
