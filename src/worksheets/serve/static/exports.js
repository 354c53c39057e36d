// The dialog of formats for other programs: each is built when it is asked for.
import {give} from "./downloads.js";
import * as server from "./server.js";

const dialog = document.getElementById("exports");
const list = document.getElementById("exports-list");
const said = document.getElementById("exports-said");
const GROUPS = {
  pages: "Pages", papers: "The paper, to be changed in another program",
  questions: "The questions, for learning platforms, games and cards",
};
const element = (name, ...children) => {
  const made = document.createElement(name);
  made.append(...children);
  return made;
};

// `make` saves what was typed, and gets a file in a format.
export async function offer(make) {
  const formats = await server.formats();
  const groups = Object.entries(GROUPS).flatMap(([group, title]) => {
    const entries = formats.filter(one => one.group === group).map(one => entry(one, make));
    return [element("h3", title), element("ul", ...entries)];
  });
  list.replaceChildren(...groups);
  said.replaceChildren();
  dialog.showModal();
}

function entry({name, title}, make) {
  const button = element("button", "Download");
  button.type = "button";
  button.setAttribute("aria-label", `Download ${title}`);
  button.onclick = () => build(button, name, make);
  return element("li", element("span", title), button);
}

async function build(button, name, make) {
  button.disabled = true;
  button.textContent = "One moment …";
  try {
    const found = await make(name);
    const octets = Uint8Array.from(atob(found.data), one => one.charCodeAt(0));
    give(new Blob([octets]), found.name);
    tell("", `${found.name} is downloaded: ${found.said}.`, found.losses);
  } catch (error) {
    tell("wrong", error.message, error.hints ?? []);
  } finally {
    button.disabled = false;
    button.textContent = "Download";
    button.focus();
  }
}

function tell(kind, words, lines) {
  said.className = kind;
  const entries = lines.map(line => element("li", line));
  said.replaceChildren(element("p", words), ...entries.length ? [element("ul", ...entries)] : []);
  said.scrollIntoView({block: "nearest"});
}
