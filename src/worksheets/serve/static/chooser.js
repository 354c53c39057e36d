// A list of the questions that could stand in the place of one.
const dialog = document.getElementById("chooser");
const list = document.getElementById("chooser-list");

export function choose(number, others, take) {
  document.getElementById("chooser-title").textContent = `In place of question ${number}`;
  list.replaceChildren(...others.map(other => {
    const entry = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = other.words || other.id;
    const about = document.createElement("small");
    about.textContent = [other.topic, other.id].filter(Boolean).join(" · ");
    button.append(about);
    button.onclick = () => {
      dialog.close();
      take(other.id);
    };
    entry.append(button);
    return entry;
  }));
  dialog.showModal();
}
