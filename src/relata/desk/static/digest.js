// The digest's sentences: reworded or written beside the machine's, their citations kept.
import { call, make, role, toast } from "./api.js";
import * as drafts from "./drafts.js";

const isOpen = role !== "reader" && document.querySelector("[data-write]");
const notes = new Map([...document.querySelectorAll(".notes [data-ref]")].map((note) => [note.dataset.ref, { number: note.id.slice(1), words: note.querySelector("b").textContent }]));
const period = new URLSearchParams(location.search);
const keyOf = (told, sentence) => `digest/${period.get("since")}/${period.get("until")}/${told.dataset.incident}/${sentence ? sentence.dataset.id ?? [...told.querySelectorAll(".sentence")].indexOf(sentence) : "new"}`;

if (isOpen) {
  for (const told of document.querySelectorAll(".told")) {
    for (const sentence of told.querySelectorAll(".sentence")) {
      if (sentence.closest("[data-fixed]")) continue;
      sentence.append(" ", make("button", { type: "button", class: "small noprint", "aria-label": `Reword: ${sentence.querySelector(".words").textContent}`, onclick: () => open(told, sentence) }, "✎"));
    }
    told.querySelector("[data-write]").addEventListener("click", () => open(told, null));
  }
  restore();
}

// What was typed and not saved opens again.
async function restore() {
  const kept = await drafts.load(`digest/${period.get("since")}/${period.get("until")}/`);
  for (const told of document.querySelectorAll(".told")) {
    for (const sentence of [null, ...told.querySelectorAll(".sentence")]) {
      const key = keyOf(told, sentence);
      if (kept.has(key)) open(told, sentence, kept.get(key));
    }
  }
}

function open(told, sentence, draft = null) {
  if (told.querySelector(`form[data-key="${CSS.escape(keyOf(told, sentence))}"]`)) return;
  const key = keyOf(told, sentence);
  const before = sentence?.querySelector(".words").textContent ?? "";
  const held = new Set(sentence?.dataset.cites.split(" ").filter(Boolean));
  const known = new Set([...told.querySelectorAll("[data-cites]")].flatMap((one) => one.dataset.cites.split(" ")).filter((ref) => notes.has(ref)));
  const area = make("textarea", { rows: 3, dir: "auto", "aria-label": sentence ? "The sentence" : "A new sentence" });
  area.value = draft ?? before;
  const boxes = [...known].map((ref) => {
    const box = make("input", { type: "checkbox", value: ref });
    box.checked = held.has(ref);
    return make("label", {}, box, ` [${notes.get(ref).number}] ${notes.get(ref).words}`);
  });
  const fault = make("p", { class: "fault", role: "alert" });
  const close = () => { drafts.drop(key); form.remove(); };
  const save = async (event) => {
    event.preventDefault();
    const cites = boxes.map((label) => label.querySelector("input")).filter((box) => box.checked).map((box) => box.value);
    const id = sentence?.dataset.id ?? null;
    try {
      await call("POST", "/api/sentences", { incident: told.dataset.incident, text: area.value, cites, in_place_of: sentence && !id ? before : null, revises: id });
    } catch (wrong) { fault.textContent = wrong.message; return; }
    drafts.drop(key);
    reload(told);
  };
  const form = make("form", { class: "rewording noprint", "data-key": key, onsubmit: save },
    area,
    make("fieldset", {}, make("legend", {}, "Rests on (none: analyst judgement)"), boxes.length ? boxes : "nothing to cite"),
    fault,
    make("div", { class: "actions" }, make("button", {}, "Save"), make("button", { type: "button", onclick: close }, "Throw away"),
      sentence?.dataset.id ? make("button", { type: "button", onclick: () => takeBack(told, sentence.dataset.id) }, "Take the sentence back") : null));
  area.addEventListener("input", () => drafts.keep(key, area.value));
  (sentence ?? told.querySelector("[data-write]")).after(form);
  if (draft === null) area.focus();
}

async function takeBack(told, id) {
  try { await call("DELETE", `/api/sentences/${id}`); } catch (fault) { toast(fault.message, true); return; }
  reload(told);
}

function reload(told) {
  location.hash = told.id;
  location.reload();
}
