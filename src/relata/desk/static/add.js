import { call, make } from "./api.js";
import * as drafts from "./drafts.js";

const form = document.getElementById("add");
const state = document.getElementById("add-state");
const KEY = "add/text";
drafts.load(KEY).then((found) => { if (found.has(KEY)) form.text.value = found.get(KEY); });
form.text.addEventListener("input", () => drafts.keep(KEY, form.text.value));

form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const data = new FormData();
  for (const name of ["url", "text", "published"]) if (form[name].value.trim()) data.append(name, form[name].value);
  if (form.file.files.length) data.append("file", form.file.files[0]);
  const button = form.querySelector("button");
  button.disabled = true;
  state.textContent = "Reading… the first report takes some seconds longer.";
  try {
    const { reports } = await call("POST", "/api/sources", data);
    for (const one of reports) document.getElementById("added").prepend(told(one));
    const kept = reports.filter((one) => one.state !== "failed").length;
    state.textContent = kept ? `Kept ${kept} report${kept === 1 ? "" : "s"}.` : "Nothing was kept.";
    if (kept) { drafts.drop(KEY); form.reset(); }
  } catch (fault) {
    state.textContent = fault.message;
  }
  button.disabled = false;
});

function told(one) {
  if (one.state === "failed") return make("li", {}, `${one.source}: ${one.message}`);
  const words = { added: "added", met: "met again", known: "known already", read: "read anew" }[one.state] ?? one.state;
  return make("li", {}, make("a", { href: `/reports/${one.report}` }, one.source), ` – ${words}`,
    one.unread_why ? ` (not read: ${one.unread_why})` : "", one.copies.length ? ` (same origin as ${one.copies.join(", ")})` : "");
}
