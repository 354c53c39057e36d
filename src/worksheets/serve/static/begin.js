// The dialog that begins a spec: with questions of one's own, or on a topic of a course.
import * as server from "./server.js";

const $ = id => document.getElementById(id);
const OWN = "I write them myself";
let begun = () => {};

export const onBegun = act => { begun = act; };

export function ask(courses) {
  $("begin-problem").textContent = "";
  const chosen = $("begin-course").value;
  $("begin-course").replaceChildren(
    new Option(OWN, ""), ...courses.map(course => new Option(`from the course ${course}`, course)));
  $("begin-course").value = courses.includes(chosen) ? chosen : "";
  $("begin").showModal();
}

const refused = error => {
  $("begin-problem").textContent = [error.message, ...(error.hints ?? [])].join(" — ");
};

$("begin-course").onchange = async () => {
  const course = $("begin-course").value;
  $("begin-topics").hidden = $("begin-most-label").hidden = true;
  if (!course) return;
  try {
    const topics = await server.topics(course);
    if ($("begin-course").value !== course) return;
    const listed = topics.map(({number, title, depth}) =>
      new Option(`${"\u2003".repeat(depth)}${number}  ${title}`, number));
    $("begin-topic").replaceChildren(new Option("all topics", ""), ...listed);
    $("begin-topics").hidden = $("begin-most-label").hidden = false;
  } catch (error) {
    refused(error);
  }
};

$("begin-close").onclick = () => $("begin").close();
$("begin-form").onsubmit = async event => {
  event.preventDefault();
  const typed = $("begin-name").value.trim();
  const name = /\.ya?ml$/.test(typed) ? typed : `${typed}.yaml`;
  const course = $("begin-course").value;
  const topic = $("begin-topics").hidden ? "" : $("begin-topic").value;
  const most = $("begin-most-label").hidden ? "" : $("begin-most").value;
  const button = $("begin-form").querySelector(".main");
  button.disabled = true;
  button.textContent = "One moment …";
  try {
    const made = await server.begin(name, course, topic, most);
    $("begin").close();
    await begun(made.name);
  } catch (error) {
    refused(error);
  } finally {
    button.disabled = false;
    button.textContent = "Begin";
  }
};
