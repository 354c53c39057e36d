// The list of questions, with what can be done to each.
const list = document.getElementById("list");
const NAMES = {others: "Others for", go: "Show line of"};
const element = (name, text, className = "") => {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
};

export function show(questions, act) {
  const focused = document.activeElement?.closest("#list li")?.dataset.place;
  const name = document.activeElement?.dataset?.what;
  list.replaceChildren(...questions.map((question, place) => entry(question, place, act)));
  if (!questions.length) list.append(element("li", "No questions yet.", "heading"));
  if (focused === undefined) return;
  const same = list.children[Math.min(Number(focused), list.children.length - 1)];
  (same?.querySelector(`[data-what="${name}"]`) ?? same)?.focus();
}

function entry(question, place, act) {
  const made = element("li", "", question.pinned ? "pinned" : "");
  made.tabIndex = 0;
  made.dataset.place = place;
  const words = element("p", "", "words");
  words.append(element("b", question.number), question.words || question.id);
  const marks = question.marks === 1 ? "1 mark" : `${question.marks} marks`;
  const how = question.written ? "written here" : question.pinned ? "pinned" : "chosen";
  const about = [question.type, marks, question.topic, how, question.id].filter(Boolean);
  const actions = element("div", "", "group");
  const can = (what, label, possible = true) => {
    const button = element("button", label);
    button.type = "button";
    button.dataset.what = what;
    button.setAttribute("aria-label", `${NAMES[what] ?? label} question ${question.number}`);
    button.disabled = !possible;
    if (!possible) button.title = question.fixed;
    button.onclick = () => act(what, question);
    actions.append(button);
  };
  const free = !question.fixed;
  can("swap", "Swap", free);
  can("others", "Others …", free);
  if (question.pinned) can("unpin", "Unpin", free);
  else can("pin", "Pin", free);
  can("remove", "Remove", free || question.written);
  can("go", "Show line", question.line > 0);
  made.append(words, element("p", about.join(" · "), "about"), actions);
  made.addEventListener("keydown", event => key(event, question, made, act));
  return made;
}

function key(event, question, made, act) {
  const own = event.target === made;
  if (event.altKey && event.code === "KeyS" && !question.fixed) act("swap", question);
  else if (event.altKey && event.code === "KeyO" && !question.fixed) act("others", question);
  else if (event.altKey && event.code === "KeyP" && !question.fixed)
    act(question.pinned ? "unpin" : "pin", question);
  else if (own && event.key === "Delete" && (!question.fixed || question.written))
    act("remove", question);
  else if (own && event.key === "Enter" && question.line) act("go", question);
  else if (event.key === "ArrowDown") made.nextElementSibling?.focus();
  else if (event.key === "ArrowUp") made.previousElementSibling?.focus();
  else return;
  event.preventDefault();
}
