// A list of the types of which questions can be added, with how many the course can give.
import {title} from "./pages.js";

const dialog = document.getElementById("adder");
const list = document.getElementById("adder-list");

function button(label, name, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.textContent = label;
  made.setAttribute("aria-label", name);
  made.onclick = () => {
    dialog.close();
    act();
  };
  return made;
}

export function offer(types, act) {
  list.replaceChildren(...types.map(({type, most}) => {
    const entry = document.createElement("li");
    const name = document.createElement("span");
    const words = title(type);
    name.textContent = words;
    const about = document.createElement("small");
    about.textContent = most ? `up to ${most} from the course` : "none from the course";
    name.append(about);
    entry.append(name);
    if (most) {
      const count = document.createElement("input");
      Object.assign(count, {type: "number", min: 1, max: most, value: 1, required: true});
      count.setAttribute("aria-label", `How many of ${words}`);
      const add = button("Add", `Add ${words}`, () => act("add", type, count.value));
      count.oninput = () => { add.disabled = !count.checkValidity(); };
      entry.append(count, add);
    }
    entry.append(button("Write one", `Write ${words}`, () => act("write", type)));
    return entry;
  }));
  dialog.showModal();
}
