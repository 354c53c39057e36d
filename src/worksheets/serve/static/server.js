// What the page asks the program: every answer is a plain value, or a Refused.
const HEADERS = {"content-type": "application/json", "x-worksheets": "1"};

export class Refused extends Error {
  constructor(message, hints = []) {
    super(message);
    this.hints = hints;
  }
}

export class Conflict extends Error {
  constructor(theirs) {
    super("the file was changed elsewhere");
    this.theirs = theirs;
  }
}

async function reached(promise) {
  try {
    return await promise;
  } catch {
    throw new Refused("the program has ended: start worksheets serve again");
  }
}

async function answer(promise) {
  const response = await reached(promise);
  if (response.status === 204) return null;
  const isJson = (response.headers.get("content-type") ?? "").startsWith("application/json");
  const value = isJson ? await response.json() : await response.text();
  if (response.status === 409) throw new Conflict(value);
  if (response.ok) return value;
  throw new Refused(value.refused ?? value, value.hints);
}

async function octets(promise) {
  const response = await reached(promise);
  if (response.ok) return response.blob();
  const [message, ...hints] = (await response.text()).split("\n");
  throw new Refused(message, hints);
}

const send = (method, path, value) =>
  answer(fetch(path, {method, headers: HEADERS, body: JSON.stringify(value)}));

export const files = () => answer(fetch("api/files"));
export const begin = (name, course, topic, most) =>
  send("POST", "api/new", {name, course, topic, most});
export const topics = course => answer(fetch(`api/topics/${encodeURIComponent(course)}`));
export const read = (name, known = "") =>
  answer(fetch(`api/spec/${encodeURIComponent(name)}?known=${known}`));
export const before = name => answer(fetch(`api/before/${encodeURIComponent(name)}`));
export const save = (name, text, before) =>
  send("PUT", `api/spec/${encodeURIComponent(name)}`, {text, before});
export const preview = (name, text, form) => send("POST", "api/preview", {name, text, form});
export const change = (name, text, what, about, to) =>
  send("POST", "api/change", {name, text, what, about, to});
export const others = (name, text, about) => send("POST", "api/others", {name, text, about});
export const types = (name, text) => send("POST", "api/types", {name, text});
export const form = (name, text, about, type) => send("POST", "api/form", {name, text, about, type});
export const fill = (name, text, about, type, values) =>
  send("POST", "api/change", {name, text, what: "form", about, type, values});
export const paperForm = (name, text) => send("POST", "api/paper-form", {name, text});
export const fillPaper = (name, text, values) =>
  send("POST", "api/change", {name, text, what: "paper", values});
export const complete = (name, text, cursor) => send("POST", "api/complete", {name, text, cursor});
export const words = digest => answer(fetch(`page/${digest}.txt`));
export const picture = (digest, dpi) => `page/${digest}.png?dpi=${dpi}`;
export const download = name => octets(fetch(`download/${encodeURIComponent(name)}`));
export const formats = () => answer(fetch("api/formats"));
export const exported = (name, to, form) =>
  answer(fetch(`export/${encodeURIComponent(name)}?to=${to}&form=${encodeURIComponent(form)}`));
export const classSet = (name, list, bind) =>
  octets(fetch(`class/${encodeURIComponent(name)}?bind=${Number(bind)}`, {
    method: "POST", headers: {...HEADERS, "content-type": "text/csv"}, body: list,
  }));
export const pupilCopy = (name, list, number) =>
  answer(fetch(`copy/${encodeURIComponent(name)}?number=${number}`, {
    method: "POST", headers: {...HEADERS, "content-type": "text/csv"}, body: list,
  }));
export const paper = (name, form) =>
  `print/${encodeURIComponent(name)}?form=${encodeURIComponent(form)}`;
