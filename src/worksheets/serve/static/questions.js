// The list of questions, with what can be done to each.
import {title} from "./pages.js";

const list = document.getElementById("list");
const NAMES = {
  others: "Others for", up: "Move up", down: "Move down", remove: "Remove",
};
const element = (name, text, className = "") => {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
};

export function show(questions, act) {
  const here = document.activeElement?.closest("#list li");
  const focused = here?.dataset.place;
  const name = document.activeElement?.dataset?.what;
  list.replaceChildren(...questions.map((question, place) => entry(question, place, questions.length, act)));
  if (!questions.length) list.append(element("li", "No questions yet.", "heading"));
  if (focused === undefined) return;
  const moved = [...list.children].find(one => one.dataset.id === here.dataset.id);
  const same = moved ?? list.children[Math.min(Number(focused), list.children.length - 1)];
  const button = same?.querySelector(`[data-what="${name}"]`);
  (button && !button.disabled ? button : same)?.focus();
}

// Lead to a question that has just come.
export function reveal(number) {
  const made = [...list.children].find(one => one.dataset.number === number);
  made?.scrollIntoView({block: "nearest"});
  made?.focus();
}

function entry(question, place, count, act) {
  const made = element("li", "", question.pinned ? "pinned" : "");
  made.tabIndex = 0;
  made.dataset.place = place;
  made.dataset.id = question.id;
  made.dataset.number = question.number;
  const words = element("p", question.words || question.id, "words");
  const marks = element("span", `[${question.marks}]`, "marks");
  marks.title = question.marks === 1 ? "1 mark" : `${question.marks} marks`;
  const how = question.written ? "written here" : question.pinned ? "pinned" : "chosen";
  const about = element("p", [title(question.type), question.topic, how].filter(Boolean).join(" · "), "about");
  const line = element("button", question.id, "line");
  line.type = "button";
  line.dataset.what = "go";
  line.setAttribute("aria-label", `Show line of question ${question.number}, ${question.id}`);
  line.title = "Its line in the text";
  line.onclick = () => act("go", question);
  about.append(" · ", question.line > 0 ? line : element("code", question.id));
  const actions = element("div", "", "group");
  const order = element("div", "", "order");
  const can = (what, label, possible = true, why = question.fixed, where = actions) => {
    const button = element("button", label);
    button.type = "button";
    button.dataset.what = what;
    button.setAttribute("aria-label", `${NAMES[what] ?? label} question ${question.number}`);
    button.disabled = !possible;
    if (!possible) button.title = why;
    button.onclick = () => act(what, question);
    where.append(button);
  };
  const free = !question.fixed;
  can("edit", "Edit", !question.closed, question.closed);
  can("swap", "Swap", free);
  can("others", "Others …", free);
  if (question.pinned) can("unpin", "Unpin", free);
  else can("pin", "Pin", free);
  can("remove", "Remove", free || question.written);
  const {still} = question;
  can("up", "↑", !still && place > 0, still || "it is the first one", order);
  can("down", "↓", !still && place < count - 1, still || "it is the last one", order);
  made.append(element("b", question.number), words, marks, order, about, actions);
  made.addEventListener("keydown", event => key(event, question, made, act));
  return made;
}

function key(event, question, made, act) {
  const own = event.target === made;
  if (event.altKey && event.code === "KeyE" && !question.closed) act("edit", question);
  else if (event.altKey && event.code === "KeyS" && !question.fixed) act("swap", question);
  else if (event.altKey && event.code === "KeyO" && !question.fixed) act("others", question);
  else if (event.altKey && event.code === "KeyP" && !question.fixed)
    act(question.pinned ? "unpin" : "pin", question);
  else if (event.altKey && event.key === "ArrowUp" && !question.still) act("up", question);
  else if (event.altKey && event.key === "ArrowDown" && !question.still) act("down", question);
  else if (own && event.key === "Delete" && (!question.fixed || question.written))
    act("remove", question);
  else if (own && event.key === "Enter" && question.line) act("go", question);
  else if (event.key === "ArrowDown") made.nextElementSibling?.focus();
  else if (event.key === "ArrowUp") made.previousElementSibling?.focus();
  else return;
  event.preventDefault();
}
