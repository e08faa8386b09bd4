// Calls of the desk's interface. Every failure becomes a Fault that holds the one error shape.
const meta = (name) => document.querySelector(`meta[name="${name}"]`)?.content ?? "";
export const who = meta("who");
export const role = meta("role");

export class Fault extends Error {
  constructor(status, error) {
    super(error?.message ?? "The desk does not answer. What you typed is kept; try again.");
    this.status = status;
    this.code = error?.code ?? "desk.unreachable";
    this.facts = error?.facts ?? {};
  }
}

export async function call(method, path, body, headers = {}) {
  const options = { method, headers: { Accept: "application/json", ...headers }, credentials: "same-origin" };
  if (method !== "GET") options.headers["X-Relata-CSRF"] = meta("csrf");
  if (body instanceof FormData) options.body = body;
  else if (body !== undefined) {
    options.headers["Content-Type"] = "application/json";
    options.body = JSON.stringify(body);
  }
  let answer;
  try {
    answer = await fetch(path, options);
  } catch {
    throw new Fault(0);
  }
  if (answer.status === 401) location.assign("/sign-in");
  const kind = answer.headers.get("content-type") ?? "";
  const content = kind.includes("json") ? await answer.json() : await answer.text();
  if (!answer.ok && !content?.reports) throw new Fault(answer.status, content?.error);
  return content;
}

export const get = (path) => call("GET", path);
export const query = (values) => new URLSearchParams(Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== "")).toString();

export function toast(words, isFault = false) {
  const line = document.createElement("p");
  line.textContent = words;
  if (isFault) line.className = "fault";
  document.getElementById("toasts").append(line);
  setTimeout(() => line.remove(), isFault ? 9000 : 3500);
}

// An element with text and attributes; nothing is ever parsed as HTML.
export function make(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

// Asks in a dialog; resolves to what was entered, or null when it was left.
export function ask(title, { label = "Reason", value = "", needed = true, choices = null, rows = 3 } = {}) {
  const dialog = document.getElementById("dialog");
  return new Promise((resolve) => {
    let digits = "";
    let typing = null;
    const field = choices
      ? make("ol", { class: "choices" }, choices.map((choice, at) => make("li", {}, make("button", { type: "button", onclick: () => done(choice) }, `${at + 1} ${choice}`))))
      : make("textarea", { rows, dir: "auto", id: "dialog-field" });
    if (!choices) field.value = value;
    const fault = make("p", { role: "alert", class: "fault" });
    // the answer is given when the dialog has closed: a close that is still under way would
    // otherwise end the next question
    let outcome = null;
    const done = (result) => { outcome = result; dialog.close(); };
    const save = () => {
      if (needed && !field.value.trim()) { fault.textContent = "Say something first."; return; }
      done(field.value.trim());
    };
    dialog.replaceChildren(
      make("h2", { id: "dialog-title" }, title),
      choices ? field : make("label", { for: "dialog-field" }, label, field), fault,
      make("div", { class: "actions" },
        make("button", { type: "button", onclick: () => done(null) }, "Leave"),
        choices ? null : make("button", { type: "button", onclick: save, "data-save": true }, "Save")),
    );
    dialog.onclose = () => { dialog.onclose = null; resolve(outcome); };
    dialog.onkeydown = (event) => {
      if (event.isComposing) return;
      // a number chooses at once when no longer one could begin with it, else after a moment
      if (choices && /^[0-9]$/.test(event.key)) {
        event.preventDefault();
        digits += event.key;
        clearTimeout(typing);
        const choose = () => { const choice = choices[Number(digits) - 1]; digits = ""; if (choice !== undefined) done(choice); };
        if (Number(digits) * 10 > choices.length) choose();
        else typing = setTimeout(choose, 500);
      }
      if (!choices && event.key === "Enter" && (event.ctrlKey || event.metaKey)) save();
      event.stopPropagation();
    };
    dialog.showModal();
    (choices ? dialog.querySelector("li button") : field).focus();
  });
}
