// The dialog that adds a person with a phone.
import { post } from "./api.js";
import { make } from "./make.js";

export function setUpPeople(onAdded) {
  const dialog = document.getElementById("person-dialog");
  const form = dialog.querySelector("form");
  document.getElementById("add-person").addEventListener("click", () => { form.reset(); dialog.showModal(); });
  document.getElementById("person-cancel").addEventListener("click", () => dialog.close());
  document.getElementById("fill").addEventListener("click", () => { dialog.close(); post("/fill"); });
  form.addEventListener("submit", async () => {
    const added = await post("/people", Object.fromEntries(new FormData(form)));
    if (added) onAdded(added.id);
  });
}

export function offerLanguages(languages) {
  const list = document.getElementById("person-language");
  list.replaceChildren(...languages.map((one) => make("option", { value: one.code, lang: one.code },
    one.name === one.english ? one.name : `${one.name} (${one.english})`)));
}
