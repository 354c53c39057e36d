// Questions, and what the paper says of itself, written by forms.
import * as editor from "./editor.js";
import {fill} from "./question-form.js";
import * as server from "./server.js";

// The form for a question, or for a new one of a type; where there is none, the text itself.
export async function compose(page, about, type) {
  const {name} = page, text = editor.text(), said = page.said();
  page.say("One moment …");
  const found = await page.attempt(() => server.form(name, text, about, type));
  if (!found) return;
  page.say(said);
  if (found.fields) {
    const send = values => server.fill(name, text, about, type, values);
    fill(found, send, made => page.changed(text, made), () => page.go(found.line));
  } else if (about) {
    page.go(found.line);
    page.say("This question can be changed in the text only.");
  } else {
    await page.alter("write", type);
  }
}

export async function about(page) {
  const {name} = page, text = editor.text();
  const found = await page.attempt(() => server.paperForm(name, text));
  if (!found) return;
  const send = values => server.fillPaper(name, text, values);
  fill(found, send, made => page.changed(text, made), () => page.go(1));
}
