// The queue: an incident's reports one after another, each value decided on by keyboard.
import { ask, call, Fault, get, make, query, role, toast, who } from "./api.js";
import { isWriting } from "./base.js";
import * as drafts from "./drafts.js";
import { codes, edit } from "./editors.js";
import { Words } from "./words.js";

const $ = (id) => document.getElementById(id);
const KEYS = new Map(JSON.parse($("keys").textContent).flatMap(([keys, name]) => [[keys === "Space" ? " " : keys, name]]));
const REASONS = JSON.parse($("reasons").textContent);
const state = { lines: [], next: null, at: -1, reports: [], report: null, sheet: null, fields: [], field: -1, words: null, near: [], nearAt: 0, editing: null, evidence: 0, began: 0, drafts: new Map(), incident: null, blind: false, beside: null, reviews: {}, published: null };

// --- the queue ----------------------------------------------------------------------------------

async function loadQueue({ more = false } = {}) {
  const answer = await get(`/api/queue?${query({ open: $("show-all").checked ? null : "true", limit: 50, after: more ? state.next : null })}`);
  state.lines = more ? [...state.lines, ...answer.items] : answer.items;
  state.next = answer.next;
  if (answer.counts) $("counts").textContent = `${answer.counts.open.toLocaleString("en")} to review, ${answer.counts.disputed.toLocaleString("en")} disputed${answer.left ? ` · ${answer.left.toLocaleString("en")} still being ordered` : ""}`;
  $("more").hidden = !answer.next;
  drawQueue();
}

function drawQueue() {
  $("lines").replaceChildren(...state.lines.map((line, at) => {
    const isChosen = at === state.at;
    const reasons = line.reasons.map(([points, words]) => `${points}: ${words}`).join("\n");
    const item = make("button", { class: "item", type: "button", onclick: () => choose(at), title: `Worth ${line.worth}\n${reasons}`, "aria-expanded": isChosen ? "true" : "false" },
      make("b", {}, line.title, make("span", { "aria-label": `worth ${line.worth}` }, String(line.worth))),
      make("small", {}, `${line.where}, ${line.when}`),
      make("small", {}, line.killed ? make("span", { class: "toll" }, `${line.killed} · `) : null, `${line.reports} report${line.reports === 1 ? "" : "s"}, ${line.origins} origin${line.origins === 1 ? "" : "s"}`,
        line.disputes ? ` · ${line.disputes} disputed` : "", line.is_open ? "" : " · ✓ reviewed", line.grade ? ` · ${line.grade}` : ""));
    const under = isChosen ? make("ul", { class: "of" }, state.reports.map((one) => make("li", {}, make("button", { type: "button", onclick: () => openReport(one.report), "aria-current": one.report === state.report ? "true" : null }, state.reviews[one.report] ? `${{ done: "✓", deferred: "…", flagged: "⚑" }[state.reviews[one.report]]} ` : "", one.title ?? one.report)))) : null;
    return make("li", { class: isChosen ? "chosen" : "" }, item, under);
  }));
  if (!state.lines.length) $("lines").replaceChildren(make("li", { class: "item soft" }, "Nothing waits. Add a report, or show the reviewed too."));
  $("lines").children[state.at]?.scrollIntoView({ block: "nearest" });
}

async function choose(at, { last = false } = {}) {
  if (at < 0 || at >= state.lines.length) return;
  await leaveEditor();
  state.at = at;
  const line = state.lines[at];
  const { incident, titles, reviews } = await get(`/api/incidents/${line.cluster}`);
  state.incident = incident;
  state.reviews = reviews;
  state.reports = [...new Set(incident.events.map((one) => one.report))].map((report) => ({ report, title: titles[report] ?? null }));
  drawQueue();
  history.replaceState(null, "", `#${line.cluster}`);
  await openReport((last ? state.reports.at(-1) : state.reports[0]).report);
  loadStrip();
}

async function step(by) {
  const at = state.reports.findIndex((one) => one.report === state.report) + by;
  if (at >= 0 && at < state.reports.length) { await leaveEditor(); await openReport(state.reports[at].report); }
  else await stepIncident(by, by < 0);
}

async function stepIncident(by, last = false) {
  const to = Math.max(state.at + by, 0);
  if (to >= state.lines.length - 3 && state.next) await loadQueue({ more: true });
  if (to < 0 || to >= state.lines.length) { toast(by > 0 ? "That was the last of the queue." : "This is the first of the queue."); return; }
  await choose(to, { last });
}

// --- the report ---------------------------------------------------------------------------------

// How a text without a title begins, cut between words.
const beginning = (text, length) => (text.length <= length ? text : `${text.slice(0, length).replace(/\s+\S*$/, "")} …`);

async function openReport(report) {
  state.report = report;
  state.editing = null;
  state.evidence = 0;
  $("parts").replaceChildren(make("p", { class: "soft" }, "…"));
  const [facts, text, sheet, kept] = await Promise.all([
    get(`/api/reports/${report}`), get(`/reports/${report}/text`), get(`/api/reports/${report}/sheet`).catch((fault) => fault), drafts.load(report)]);
  if (state.report !== report) return;
  const shown = new DOMParser().parseFromString(text, "text/html").getElementById("text");
  $("sheet").replaceChildren(document.adoptNode(shown));
  state.words = new Words($("text"));
  const { report: info } = facts;
  state.published = facts.record?.report.published ?? info.published;
  const entry = state.reports.find((one) => one.report === report);
  if (entry) entry.title = info.title ?? beginning(facts.text, 60);
  $("report-head").replaceChildren(make("h2", {}, info.title ?? beginning(facts.text, 80)),
    make("p", {}, `${info.publisher ?? "publisher not known"} · published ${state.published === "XXXX" ? "on a day not known" : state.published} (${facts.record?.report.published_basis ?? info.published_basis}) · `, make("a", { href: `/reports/${report}` }, "where it is from"), facts.origin !== report ? ` · same origin as ${facts.origin.slice(0, 8)}` : ""));
  state.drafts = kept;
  state.began = performance.now();
  drawQueue();
  if (sheet instanceof Error) {
    state.sheet = null; state.fields = []; state.field = -1;
    $("progress").textContent = ""; $("parts").replaceChildren(make("p", { class: "sheet-empty" }, sheet.message), make("p", { class: "sheet-empty" }, "Select words of the text and press + to write its record part by part."));
    return;
  }
  showSheet(sheet);
  showBeside();
  const first = state.fields.findIndex((one) => one.state === "open" && !one.is_optional);
  focusField(first < 0 ? 0 : first, { scroll: false });
  for (const key of kept.keys()) if (key.startsWith(`${report}:`)) { toast("A draft of yours is here; it was not saved yet."); break; }
}

function showSheet({ sheet, blind }) {
  state.sheet = sheet;
  state.blind = blind;
  const own = new Set(state.incident?.events.filter((one) => one.report === state.report).map((one) => one.event));
  const rank = (part) => (own.has(part.id) || own.has(part.of) ? 0 : 1);
  const parts = sheet.parts.map((part, at) => ({ part, at })).sort((one, other) => rank(one.part) - rank(other.part) || one.at - other.at).map(({ part }) => part);
  state.fields = [...parts.flatMap((part) => part.fields), ...sheet.passed_over];
  $("parts").replaceChildren(...parts.map(drawPart), ...(sheet.passed_over.length ? [drawPassedOver(sheet)] : []), drawNotes(sheet));
  const needed = state.fields.filter((one) => !one.is_optional && (one.machine !== null || one.state !== "open"));
  const decided = needed.filter((one) => one.state !== "open").length;
  const review = (sheet.review ? ` · ${sheet.review.value} by ${sheet.review.who}` : "") + (sheet.admiralty ? ` · ${sheet.admiralty.value} by ${sheet.admiralty.who}` : "");
  $("progress").replaceChildren(make("span", {}, `${decided} of ${needed.length} decided${review}${blind ? " · coded blind: values are hidden" : ""}`),
    role === "reader" ? "" : make("button", { type: "button", onclick: acceptAll }, "Accept the rest (A)"));
}

const MARKS = { open: "", accepted: "✓ accepted", rejected: "✗ rejected", changed: "✎ changed" };

function drawPart(part) {
  return make("article", { class: `part${part.of ? " under" : ""}`, "data-part": part.id }, make("h3", {}, part.title), part.fields.map((field) => drawField(field, part.fields[0])));
}

function drawField(field, first = null) {
  const told = field === first || !first || field.by.join() !== first.by.join() ? field.by : [];
  const at = state.fields.indexOf(field);
  const sure = field.confidence === null || field.state !== "open" ? "" : `${Math.round(field.confidence * 100)} %`;
  const draft = state.drafts.get(`${field.ref}/${field.field}`);
  return make("div", { class: `field ${field.state}`, "data-at": at, "data-key": keyOf(field) },
    make("span", { class: "label" }, field.label),
    make("button", { class: "shown", type: "button", onclick: () => { focusField(at); }, ondblclick: () => startEdit() }, field.shown || "–"),
    make("span", { class: "state" }, MARKS[field.state] || sure),
    told.length ? make("span", { class: "by" }, voicesOf(told)) : null,
    field.signed ? make("span", { class: "was" }, field.signed + (field.machine !== null ? ` · the machine read ${pretty(field)}` : "")) : null,
    draft !== undefined ? make("span", { class: "draft-note by" }, `draft not saved: ${draft} – e goes on with it`) : null);
}

// "by A; B · denied by C": who tells a value, who denies it, who doubts it.
function voicesOf(told) {
  const groups = [["by", told.filter((one) => !/^(denied|doubted) by /.test(one))]];
  for (const how of ["denied by", "doubted by"]) groups.push([how, told.filter((one) => one.startsWith(`${how} `)).map((one) => one.slice(how.length + 1))]);
  return groups.filter(([, names]) => names.length).map(([how, names]) => `${how} ${names.join("; ")}`).join(" · ");
}

function pretty(field) {
  if (field.editor !== "point" || !field.machine) return field.machine ?? "nothing";
  const point = JSON.parse(field.machine);
  return `${point.name} ${point.lat.toFixed(3)}, ${point.lon.toFixed(3)}`;
}

function drawPassedOver(sheet) {
  return make("article", { class: "part" }, make("h3", {}, "Passed over – + adopts on selected words, r dismisses"), sheet.passed_over.map((field) => drawField(field)));
}

function drawNotes(sheet) {
  if (!sheet.notes.length) return make("span", {});
  return make("article", { class: "part" }, make("h3", {}, "Comments"), sheet.notes.map((one) => make("p", { class: "field by" }, `${one.who}, ${one.at.slice(0, 16).replace("T", " ")}: ${one.value}`)));
}

// --- fields -------------------------------------------------------------------------------------

const keyOf = (field) => `${field.ref}/${field.field}${field.other ? `/${field.other}` : ""}`;
const current = () => state.fields[state.field];

function focusField(at, { scroll = true, light = true } = {}) {
  for (const node of document.querySelectorAll(".field.now")) { node.classList.remove("now"); node.removeAttribute("aria-current"); }
  state.field = at;
  state.evidence = 0;
  const node = document.querySelector(`.field[data-at="${at}"]`);
  if (!node) return;
  node.classList.add("now");
  node.setAttribute("aria-current", "true");
  if (scroll) node.scrollIntoView({ block: "nearest" });
  if (light && current().spans.length) state.words.light(current().spans);
  else state.words.clear();
  if (!state.editing) node.querySelector(".shown")?.focus({ preventScroll: true });
}

async function moveField(by, { open = false } = {}) {
  await leaveEditor();
  const count = state.fields.length;
  for (let tried = 1; tried <= count; tried += 1) {
    const at = (state.field + by * tried + count * tried) % count;
    if (!open || (state.fields[at].state === "open" && !state.fields[at].is_optional)) { focusField(at); return; }
  }
  toast("Everything here is decided. A calls the report done.");
}

// The desk's answer decides; what was shown before it is put back when it refuses.
async function decide(body, field = current(), { stay = false } = {}) {
  if (!field) return false;
  const [report, part] = field.ref.split(":");
  const seconds = Math.round((performance.now() - state.began) / 100) / 10;
  const before = field.state;
  const shown = field.shown;
  if (body.verdict === "set" && body.value && field.editor !== "point") field.shown = body.value.replaceAll("_", " ");
  field.state = { accept: "accepted", reject: "rejected", set: "changed" }[body.verdict];
  redraw(field);
  if (!stay && !state.editing) moveAfter(field);
  try {
    await call("PUT", `/api/reports/${report}/fields/${part}/${field.field}`, { ...(field.other ? { other: field.other } : {}), ...body, was: field.value, seen: state.blind ? null : field.seen, seconds });
    drafts.drop(`${field.ref}/${field.field}`);
    state.drafts.delete(`${field.ref}/${field.field}`);
    state.began = performance.now();
    await refresh();
    return true;
  } catch (fault) {
    field.state = before;
    field.shown = shown;
    redraw(field);
    if (fault instanceof Fault && (fault.status === 409 || fault.status === 412)) await showConflict(field, body, fault);
    else toast(fault.message, true);
    return false;
  }
}

function moveAfter(field) {
  const at = state.fields.indexOf(field);
  const next = state.fields.findIndex((one, index) => index > at && one.state === "open" && !one.is_optional);
  if (next >= 0) focusField(next);
}

function redraw(field) {
  const node = document.querySelector(`.field[data-key="${CSS.escape(keyOf(field))}"]`);
  if (node && !node.querySelector(".editor")) { const isNow = node.classList.contains("now"); const part = state.sheet.parts.find((one) => one.fields.includes(field)); const made = drawField(field, part?.fields[0]); if (isNow) made.classList.add("now"); node.replaceWith(made); }
}

async function refresh() {
  const report = state.report;
  const answer = await get(`/api/reports/${report}/sheet`);
  if (state.report !== report || state.editing) return;
  const now = current();
  showSheet(answer);
  const at = now ? state.fields.findIndex((one) => keyOf(one) === keyOf(now)) : 0;
  focusField(Math.max(at, 0), { light: false });
  if (current()?.spans.length) state.words.light(current().spans);
}

async function showConflict(field, body, fault) {
  const mine = body.value ?? body.verdict;
  drafts.keep(`${field.ref}/${field.field}`, mine);
  state.drafts.set(`${field.ref}/${field.field}`, mine);
  state.editing = null;
  await refresh();
  const node = document.querySelector(`.field[data-key="${CSS.escape(keyOf(field))}"]`);
  const fresh = state.fields.find((one) => keyOf(one) === keyOf(field));
  const theirs = fault.facts.value ?? fault.facts.verdict ?? "taken back";
  const box = make("div", { class: "conflict", role: "alert" },
    make("p", {}, fault.facts.who ? `${fault.facts.who} judged this at ${String(fault.facts.at).slice(0, 19).replace("T", " ")} UTC: ${theirs}. Yours, not saved: ${mine}.` : fault.message),
    make("button", { type: "button", onclick: async () => { box.remove(); await decide(body, fresh, { stay: true }); } }, `Save mine over it: ${mine}`), " ",
    make("button", { type: "button", onclick: () => { drafts.drop(`${field.ref}/${field.field}`); state.drafts.delete(`${field.ref}/${field.field}`); box.remove(); refresh(); } }, `Leave theirs: ${theirs}`));
  node.append(box);
}

// --- editing ------------------------------------------------------------------------------------

function startEdit(field = current()) {
  if (!field || field.editor === "none" || role === "reader") { if (field) toast("This is accepted or rejected, not edited."); return; }
  const at = state.fields.indexOf(field);
  focusField(at);
  const node = document.querySelector(`.field[data-at="${at}"]`);
  if (node.querySelector(".editor")) return;
  const key = `${field.ref}/${field.field}`;
  const editor = edit(field);
  const isText = field.editor !== "point" && field.editor !== "event";
  if (state.drafts.has(key) && isText) editor.input.value = state.drafts.get(key);
  const fault = make("p", { class: "fault", role: "alert" });
  editor.node.append(fault, make("div", { class: "row" }, make("button", { type: "button", onclick: () => save() }, editor.input.tagName === "TEXTAREA" ? "Save (Ctrl+Enter)" : "Save (Enter)"), make("button", { type: "button", onclick: () => leaveEditor() }, "Leave (Esc)")));
  const save = async () => {
    await editor.settle?.();
    const given = editor.read();
    if (given.value === "" && !field.editor.startsWith("names")) { fault.textContent = "Enter a value, or leave with Esc."; return; }
    state.editing = null;
    const body = { verdict: "set", ...given };
    editor.node.remove();
    if (!(await decide(body, field)) && !document.querySelector(".conflict")) { state.drafts.set(key, given.value ?? ""); startEdit(field); }
  };
  editor.node.addEventListener("input", () => { if (isText) drafts.keep(key, editor.input.value); });
  editor.node.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "Enter" && event.target.tagName !== "BUTTON" && (event.target.tagName !== "TEXTAREA" || event.ctrlKey || event.metaKey)) { event.preventDefault(); save(); }
  });
  state.editing = { key, editor, field };
  node.append(editor.node);
  editor.input.focus();
  editor.input.select?.();
  editor.node.scrollIntoView({ block: "nearest" });
}

async function leaveEditor() {
  if (!state.editing) return;
  const { key, editor, field } = state.editing;
  const typed = editor.input.value;
  state.editing = null;
  editor.node.remove();
  if (field.editor !== "point" && field.editor !== "event" && typed !== (field.value ?? "") && state.drafts.get(key) !== typed) state.drafts.set(key, typed);
  redraw(field);
  focusField(state.fields.indexOf(field));
}

// --- commands -----------------------------------------------------------------------------------

async function acceptAll() {
  if (!state.sheet) return;
  const waiting = state.fields.filter((one) => one.state === "open" && one.machine !== null).length;
  try {
    const seconds = Math.round((performance.now() - state.began) / 100) / 10;
    for (const button of document.querySelectorAll("#progress button")) { button.disabled = true; button.textContent = "Accepting …"; }
    const { accepted } = await call("POST", `/api/reports/${state.report}/accept`, { seconds });
    toast(accepted === waiting ? `Accepted ${accepted}; the report is done.` : `Accepted ${accepted} of ${waiting}; the report is done.`);
    state.reviews[state.report] = "done";
    const line = state.lines[state.at];
    const isLast = state.reports.at(-1)?.report === state.report;
    await step(1);
    if (isLast && line) { line.is_open = false; drawQueue(); }
  } catch (fault) { toast(fault.message, true); }
}

async function rejectField() {
  const field = current();
  if (!field) return;
  const why = await ask("Reject – why?", { choices: REASONS });
  if (why !== null) await decide({ verdict: "reject", why }, field);
}

function showEvidence() {
  const field = current();
  if (!field?.spans.length) { toast("No words carry this value."); return; }
  state.words.light(field.spans, state.evidence);
  state.evidence += 1;
}

async function edits(body, words) {
  try {
    await call("POST", `/api/reports/${state.report}/edits`, body);
    toast(words);
    const at = state.field;
    await openReport(state.report);
    focusField(Math.min(at, state.fields.length - 1));
  } catch (fault) { toast(fault.message, true); }
}

async function changeSpan(isLonger) {
  const field = current();
  const part = field?.ref.split(":")[1];
  if (!field?.spans.length || !/^[encaptwo]/.test(part)) return;
  const span = state.words.stretch(field.spans[0], isLonger);
  await edits({ edit: "words", part, span }, `Its words are now “${state.words.quote(span)}”.`);
}

const SLOTS = { agents: "a", targets: "apo", weapons: "w", places: "p", times: "t" };

// On a role the selected words name who fills it; elsewhere they are the part's own words.
async function bindSelection() {
  const span = state.words?.selected();
  const letters = SLOTS[current()?.field];
  if (span && letters) { await fill(current(), span, letters); return; }
  const part = current()?.ref.split(":")[1];
  if (!span) { toast("Select words in the text first."); return; }
  await edits({ edit: "words", part, span }, `Its words are now “${state.words.quote(span)}”.`);
}

async function fill(field, span, letters) {
  const { record } = await get(`/api/reports/${state.report}`);
  const groups = { a: record.actors, p: record.places, t: record.times, w: record.weapons, o: record.objects };
  const parts = [...letters].flatMap((letter) => groups[letter]);
  const named = parts.find((part) => part.mentions.some((mention) => overlaps([mention], [span])));
  if (!named) { toast(`“${state.words.quote(span)}” is no name of the record yet: press + to add it first.`); return; }
  const held = (field.value ?? "").split(";").map((name) => name.trim()).filter(Boolean);
  const name = named.name ?? state.words.quote(named.mentions[0]).replace(/\s+/g, " ");
  await decide({ verdict: "set", value: [...new Set([...held, name])].join("; ") }, field, { stay: true });
}

async function addPart() {
  let span = state.words?.selected();
  const over = current()?.field === "unread" ? current() : null;
  if (!span && over) span = over.spans[0];
  if (!span) { toast("Select words in the text first."); return; }
  const quote = state.words.quote(span);
  const kind = await ask(`Add on “${quote}”`, { choices: ["a count", "an event", "a speech act", "an actor", "a place", "a day", "a weapon", "an object"] });
  if (kind === null) return;
  const events = state.sheet?.parts.filter((part) => part.id.startsWith("e")) ?? [];
  if (kind === "a count") {
    const effect = await ask("Which effect?", { choices: codes.effect });
    if (effect === null) return;
    const count = await ask("How many?", { label: "4, 3-5, 3+, -5, unknown", value: (quote.match(/\d[\d,]*/) ?? [""])[0], rows: 1 });
    if (count === null) return;
    const event = events.length ? await ask("Of which event?", { choices: events.map((part) => part.title) }) : null;
    await edits({ edit: "tally", span, effect, count, event: event?.split(" ")[0] ?? null }, "Added.");
  } else if (kind === "an event") {
    const type = await ask("Which type?", { choices: codes.event_type });
    if (type === null) return;
    const status = await ask("Which status?", { choices: codes.status });
    if (status !== null) await edits({ edit: "event", span, type, status }, "Added.");
  } else if (kind !== "a speech act") {
    await addNamed(kind.split(" ")[1], span);
  } else {
    const actors = (await get(`/api/reports/${state.report}`)).record?.actors ?? [];
    const source = await ask("Who speaks?", { choices: [...actors.map((one) => `${one.id} ${one.name}`), "outlet", "unnamed"] });
    if (source === null) return;
    const stance = await ask("With which stance?", { choices: codes.stance });
    if (stance !== null) await edits({ edit: "claim", span, source: source.split(" ")[0], stance }, "Added.");
  }
}

async function addNamed(word, span) {
  if (word === "day") {
    const found = await get(`/api/edtf?${query({ text: state.words.quote(span), published: state.published })}`).catch(() => null);
    await edits({ edit: "named", part: "time", span, edtf: found?.edtf ?? null }, "Added.");
    return;
  }
  const kind = await ask(`Which kind of ${word}?`, { choices: codes[`${word}_kind`] });
  if (kind !== null) await edits({ edit: "named", part: word, span, kind }, "Added.");
}

async function say(field, title, ref = `${state.report}:r`, value = null, options = {}) {
  const given = value ?? (await ask(title, { label: "", ...options }));
  if (given === null) return;
  const [report, part] = ref.split(":");
  try {
    await call("PUT", `/api/reports/${report}/fields/${part}/${field}`, { verdict: "set", value: given });
    toast("Kept.");
    await refresh();
  } catch (fault) { toast(fault.message, true); }
}

async function defer() {
  const why = await ask("Defer the report", { label: "Why" });
  if (why === null) return;
  await say("review", "", undefined, "deferred");
  await say("comment", "", undefined, why);
}

async function published() {
  const now = state.published ?? "";
  const given = await ask("When was the report published?", { label: "A day (6 May 2024), a month (2024-05), or XXXX for not known. Its days are read anew; what people said of them stays.", value: now === "XXXX" ? "" : now, rows: 1 });
  if (given === null || given === now) return;
  try {
    const value = given === "XXXX" ? given : (await get(`/api/edtf?${query({ text: given })}`)).edtf;
    toast("Reading the report again …");
    await call("PUT", `/api/reports/${state.report}/published`, { published: value });
    await openReport(state.report);
    await reloadLine();
  } catch (fault) { toast(fault.message, true); }
}

async function grade() {
  const event = state.incident?.events[0];
  if (!event) return;
  const chosen = await ask("Grade of the incident", { choices: codes.grade });
  if (chosen === null) return;
  try {
    const answer = await call("PUT", `/api/reports/${event.report}/fields/${event.event}/grade`, { verdict: "set", value: chosen });
    toast(answer.needs_second ? "A second person must say confirmed too." : `Graded ${chosen}.`);
    await reloadLine();
  } catch (fault) { toast(fault.message, true); }
}

// --- beside the text: its Latin letters, or a translation ---------------------------------------

async function turnBeside(what) {
  state.beside = state.beside === what ? null : what;
  await showBeside();
}

async function showBeside() {
  const box = $("beside");
  box.hidden = !state.beside;
  box.parentElement.classList.toggle("split", Boolean(state.beside));
  if (!state.beside || !state.report) return;
  const report = state.report;
  if (state.beside === "latin") {
    const { text, is_other: isOther } = await get(`/api/reports/${report}/latin`);
    if (state.report !== report) return;
    box.replaceChildren(make("h3", {}, "In Latin letters"), make("p", { class: "plain" }, isOther ? text : "The text is in Latin letters already."));
    return;
  }
  const key = `${report}:r/translation`;
  const said = state.sheet?.translation;
  const area = make("textarea", { rows: 18, dir: "auto", "aria-label": "Translation", disabled: role === "reader" || !state.sheet });
  area.value = state.drafts.get(key) ?? said?.value ?? "";
  area.addEventListener("input", () => { drafts.keep(key, area.value); state.drafts.set(key, area.value); });
  const save = async () => {
    try {
      await call("PUT", `/api/reports/${report}/fields/r/translation`, { verdict: "set", value: area.value });
      drafts.drop(key); state.drafts.delete(key);
      toast("Kept.");
      await refresh();
      await showBeside();
    } catch (fault) { toast(fault.message, true); }
  };
  box.replaceChildren(make("h3", {}, said ? `Translation by ${said.who}, ${said.at.slice(0, 10)}` : "Translation: none yet"), area, role === "reader" ? "" : make("div", { class: "row" }, make("button", { type: "button", onclick: save }, "Save the translation")));
}

async function admiralty() {
  const source = await ask("How reliable is the source?", { choices: ["A completely", "B usually", "C fairly", "D not usually", "E not", "F cannot be judged"] });
  if (source === null) return;
  const credible = await ask("How credible is what it says?", { choices: ["confirmed by others", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged"] });
  if (credible === null) return;
  const number = ["confirmed by others", "probably true", "possibly true", "doubtful", "improbable", "cannot be judged"].indexOf(credible) + 1;
  await say("admiralty", "", undefined, `${source[0]}${number}`);
}

async function reloadLine() {
  if (!state.lines[state.at]) return;
  const { line, incident } = await get(`/api/incidents/${state.lines[state.at].cluster}`);
  state.incident = incident;
  if (line) state.lines[state.at] = line;
  drawQueue();
  loadStrip();
}

async function linkEvents(type = null) {
  const own = current()?.ref.split(":")[1];
  // a count is linked to a count, anything else to events
  const letter = own?.startsWith("n") ? "n" : "e";
  const events = state.sheet?.parts.filter((part) => part.id.startsWith(letter)) ?? [];
  if (events.length < 2) { toast(`The report has no second ${letter === "n" ? "count" : "event"} to link.`); return; }
  const from = own?.startsWith(letter) ? own : (await ask("Which event?", { choices: events.map((part) => part.title) }))?.split(" ")[0];
  if (!from) return;
  const kind = type ?? (await ask(`${from} is …`, { choices: codes.link_type }));
  if (kind === null) return;
  const to = await ask(`${from} ${kind.replaceAll("_", " ")} …`, { choices: events.filter((part) => part.id !== from).map((part) => part.title) });
  if (to === null) return;
  try {
    await call("PUT", `/api/reports/${state.report}/fields/${from}/link`, { verdict: "set", value: kind, other: to.split(" ")[0] });
    toast("Linked.");
    await refresh();
  } catch (fault) { toast(fault.message, true); }
}

async function jumpTo(letter, field) {
  const now = current();
  if (!now) return;
  const candidates = state.fields.filter((one) => one.field === field && one.ref.split(":")[1].startsWith(letter));
  const names = new Set((now.value ?? "").split(";").map((name) => name.trim()).concat(now.by));
  const wanted = candidates.find((one) => overlaps(one.spans, now.spans)) ?? candidates.find((one) => [...names].some((name) => name && one.shown.includes(name))) ?? candidates[0];
  if (!wanted) { toast("The report has none."); return; }
  await leaveEditor();
  focusField(state.fields.indexOf(wanted));
  startEdit(wanted);
}

async function nextCount() {
  await leaveEditor();
  const counts = state.fields.map((one, at) => ({ one, at })).filter(({ one }) => one.field === "count");
  if (!counts.length) { toast("The report has no count."); return; }
  const { one, at } = counts.find((count) => count.at > state.field) ?? counts[0];
  focusField(at);
  startEdit(one);
}

const overlaps = (some, others) => some.some(([a, b]) => others.some(([c, d]) => a < d && c < b));

function showHistory() {
  const field = current();
  if (!field) return;
  const dialog = $("dialog");
  const rows = field.history.map((one) => make("li", {}, `${one.at.slice(0, 19).replace("T", " ")} UTC – ${one.who}: ${one.verdict}${one.value === null ? "" : ` ${one.value}`}${one.was ? ` (before: ${one.was})` : ""}${one.why ? ` – ${one.why}` : ""}`));
  dialog.replaceChildren(make("h2", { id: "dialog-title" }, `History of ${field.label}`), make("p", {}, `The machine read: ${field.machine === null ? "nothing" : pretty(field)}${field.why ? ` – ${field.why}` : ""}`), make("ol", {}, rows.length ? rows : make("li", {}, "Nobody said anything yet.")), make("div", { class: "actions" }, make("button", { type: "button", onclick: () => dialog.close() }, "Close")));
  dialog.onkeydown = null;
  dialog.showModal();
}

function showHelp() {
  const dialog = $("dialog");
  const rows = JSON.parse($("keys").textContent).map(([keys, , words]) => make("tr", {}, make("th", { scope: "row" }, make("kbd", {}, keys)), make("td", {}, words)));
  dialog.replaceChildren(make("h2", { id: "dialog-title" }, "Keys"), make("table", { class: "keys" }, make("tbody", {}, rows)), make("div", { class: "actions" }, make("a", { href: "/help" }, "More help"), make("button", { type: "button", onclick: () => dialog.close() }, "Close")));
  dialog.onkeydown = null;
  dialog.showModal();
  dialog.scrollTop = 0;
}

async function turnBack(path, verb) {
  try {
    const answer = await call("POST", path);
    const deed = answer.undone ?? answer.redone;
    toast(`${verb}: ${deed.words}`);
    const before = new Map(state.fields.map((one) => [keyOf(one), `${one.seen} ${one.value}`]));
    if (deed.report === state.report) await openReport(state.report);
    await loadQueueAround();
    const changed = state.fields.findIndex((one) => before.has(keyOf(one)) && before.get(keyOf(one)) !== `${one.seen} ${one.value}`);
    if (deed.report === state.report && changed >= 0) focusField(changed);
  } catch (fault) { toast(fault.message, true); }
}

// The queue anew, at the incident one was at; its id may have changed, an event of it is named then.
async function loadQueueAround(event = null) {
  const own = state.incident?.events.find((one) => one.report === state.report);
  const name = event ?? (own ? `${own.report}:${own.event}` : null);
  const found = name ? await get(`/api/incidents/${name}`).catch(() => null) : null;
  const cluster = found?.incident.id ?? state.lines[state.at]?.cluster;
  await loadQueue();
  state.at = state.lines.findIndex((line) => line.cluster === cluster);
  if (state.at < 0 && found?.line) { state.lines.unshift(found.line); state.at = 0; }
  if (state.at < 0 && state.lines.length) await choose(0);
  else { drawQueue(); if (state.at >= 0) await reloadLine(); }
}

// --- the strip: what may be the same, what is disputed --------------------------------------------

async function loadStrip() {
  const cluster = state.lines[state.at]?.cluster;
  if (!cluster) return;
  const { items } = await get(`/api/incidents/${cluster}/near?limit=8`).catch(() => ({ items: [] }));
  if (state.lines[state.at]?.cluster !== cluster) return;
  state.near = items;
  state.nearAt = 0;
  drawStrip();
}

async function drawStrip() {
  const incident = state.incident;
  const rows = [];
  const disputes = state.blind ? [] : incident.contradictions.map((one) => {
    const values = [...new Set(one.sides.map((side) => side.value))];
    const words = one.sides.map((side) => `${side.speaker}: ${side.value}`).join("\n");
    return make("a", { class: `badge ${one.status === "settled" ? "done" : "disputed"}`, href: `/incidents/${incident.id}#disputed`, title: words }, `${one.about}: ${values.slice(0, 3).join(" / ")}${values.length > 3 ? " …" : ""}`);
  });
  rows.push(make("div", { class: "row" }, make("h2", {}, "Disputed"), disputes.length ? disputes : make("span", { class: "soft" }, state.blind ? "hidden: coded blind" : "nothing")));
  const near = state.near[state.nearAt];
  if (near?.line) {
    rows.push(make("div", { class: "row" }, make("h2", {}, `May be the same (${state.nearAt + 1} of ${state.near.length})`),
      make("a", { href: `/incidents/${near.cluster}` }, `${near.line.title}, ${near.line.where}, ${near.line.when}`),
      ...[["x same", "same"], ["n not the same", "apart"], ["u unsure", "unsure"]].map(([words, verdict]) => make("button", { type: "button", class: "small", onclick: () => judgePair(verdict) }, words)),
      make("span", { class: "soft" }, `${near.score.toFixed(2)} – ${near.reasons.slice(0, 3).join("; ")}`)));
  }
  $("strip").replaceChildren(...rows);
  if (near?.line) {
    const [mine, theirs] = await Promise.all([passage(near.one), passage(near.other)]);
    if (state.near[state.nearAt] === near) $("strip").append(make("div", { class: "pair" }, make("p", { tabindex: 0, dir: "auto" }, mine), make("p", { tabindex: 0, dir: "auto" }, theirs)));
  }
}

async function passage(ref) {
  const [report, event] = ref.split(":");
  const { text, record } = await get(`/api/reports/${report}`);
  const points = [...text];
  const [start] = record?.events.find((one) => one.id === event)?.triggers[0] ?? [0];
  return points.slice(Math.max(0, start - 180), start + 260).join("");
}

async function judgePair(verdict) {
  const near = state.near[state.nearAt];
  if (!near) { toast("No other incident may be the same."); return; }
  try {
    await call("POST", "/api/pairs", { verdict, one: near.one, other: near.other });
    toast({ same: "The same act.", apart: "Not the same act.", unsure: "Kept as unsure." }[verdict]);
    if (verdict === "same") await loadQueueAround(near.one);
    else { state.near.splice(state.nearAt, 1); state.nearAt = 0; drawStrip(); }
  } catch (fault) { toast(fault.message, true); }
}

async function mergeInto() {
  const name = await ask("The same as which incident?", { label: "Its id, or words of it", rows: 1 });
  if (name === null) return;
  try {
    let into = name;
    if (!/^[0-9a-f]{6,16}$/.test(name)) {
      const { items } = await get(`/api/incidents?${query({ words: name, limit: 9 })}`);
      const others = items.filter((one) => one.cluster !== state.incident.id);
      if (!others.length) { toast("No incident has these words.", true); return; }
      const chosen = await ask("Which one?", { choices: others.map((one) => `${one.title}, ${one.where}, ${one.when} · ${one.cluster.slice(0, 8)}`) });
      if (chosen === null) return;
      into = chosen.slice(-8);
    }
    await call("POST", `/api/incidents/${state.incident.id}/merge`, { into });
    toast("The same act.");
    await loadQueueAround();
  } catch (fault) { toast(fault.message, true); }
}

async function explode() {
  let report = null;
  if (state.reports.length > 2) {
    const what = await ask("Take the incident apart", { choices: ["this report leaves it, the others stay one act", "no two reports tell of one act"] });
    if (what === null) return;
    if (what.startsWith("this")) report = state.report;
  }
  const why = await ask("Take the incident apart", { label: "Why these are not one act" });
  if (why === null) return;
  try {
    const { judgements } = await call("POST", `/api/incidents/${state.incident.id}/explode`, { why, report });
    toast(`${judgements.length} pair${judgements.length === 1 ? "" : "s"} kept apart.`);
    await loadQueueAround();
  } catch (fault) { toast(fault.message, true); }
}

const COMMANDS = {
  next: () => step(1), previous: () => step(-1), "next-incident": () => stepIncident(1), "previous-incident": () => stepIncident(-1),
  "next-field": () => moveField(1, { open: true }), "previous-field": () => moveField(-1, { open: true }), down: () => moveField(1), up: () => moveField(-1),
  open: () => state.incident && location.assign(`/incidents/${state.incident.id}`), search: () => location.assign("/search"), help: showHelp,
  accept: () => decide({ verdict: "accept" }), "accept-all": acceptAll, edit: () => startEdit(), reject: rejectField, evidence: showEvidence,
  number: nextCount, shrink: () => changeSpan(false), grow: () => changeSpan(true), bind: bindSelection, speaker: () => jumpTo("c", "speaker"), time: () => jumpTo("t", "time"), place: () => jumpTo("p", "place"), history: showHistory,
  same: () => judgePair("same"), apart: () => judgePair("apart"), unsure: () => judgePair("unsure"), "next-near": () => { if (state.near.length) { state.nearAt = (state.nearAt + 1) % state.near.length; drawStrip(); } },
  merge: mergeInto, explode, grade, link: () => linkEvents(), contradict: () => linkEvents("contradicts"), contradictions: () => location.assign("/contradictions"),
  "add-part": addPart, skip: () => step(1), defer, flag: () => say("review", "", undefined, "flagged"),
  comment: () => say("comment", "Comment", current()?.ref ?? `${state.report}:r`), note: () => say("note", "Note that exports carry"), published, latin: () => turnBeside("latin"), translation: () => turnBeside("translation"), admiralty, wide: () => $("review").classList.toggle("wide-text"),
  undo: () => turnBack("/api/undo", "Taken back"), redo: () => turnBack("/api/redo", "Given again"),
};
const CHANGING = new Set(["accept", "accept-all", "edit", "reject", "shrink", "grow", "bind", "number", "speaker", "time", "place", "same", "apart", "unsure", "merge", "explode", "grade", "link", "contradict", "add-part", "defer", "flag", "comment", "note", "published", "admiralty", "undo", "redo"]);

let busy = Promise.resolve();
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $("dialog").open || event.isComposing) return;
  if (event.key === "Escape") { if (state.editing) { event.preventDefault(); leaveEditor(); } else state.words?.clear(); return; }
  if (isWriting(event)) return;
  const key = event.key === "Tab" && event.shiftKey ? "Shift+Tab" : event.key;
  const name = KEYS.get(key);
  if (!name || !COMMANDS[name]) return;
  if (["Enter", " "].includes(event.key) && event.target.closest("a, button:not(.shown):not(.item), summary")) return;
  if (event.key === "Tab" && (!state.fields.length || !event.target.closest("#fields, body"))) return;
  event.preventDefault();
  if (role === "reader" && CHANGING.has(name)) { toast("Your role only looks."); return; }
  busy = busy.then(() => COMMANDS[name]()).catch((fault) => toast(fault.message, true));
});

$("more").addEventListener("click", () => loadQueue({ more: true }));
$("show-all").addEventListener("change", () => { state.at = -1; loadQueue().then(() => choose(0)); });
document.addEventListener("click", (event) => {
  const segment = event.target.closest("#text [data-refs]");
  if (!segment || getSelection().toString()) return;
  for (const ref of segment.dataset.refs.split(" ")) {
    const at = state.fields.findIndex((one) => one.ref === `${state.report}:${ref}`);
    if (at >= 0) { leaveEditor().then(() => focusField(at)); return; }
  }
});
addEventListener("beforeunload", () => { if (state.editing) drafts.keep(state.editing.key, state.editing.editor.input.value); });

// The incident that the address names, taken into the queue if it is not there.
async function chooseNamed() {
  const named = location.hash.slice(1);
  if (named.startsWith("report:")) {
    Object.assign(state, { at: -1, incident: null, reports: [{ report: named.slice(7), title: null }] });
    drawQueue();
    $("strip").replaceChildren();
    await openReport(named.slice(7));
    return;
  }
  let wanted = state.lines.findIndex((line) => line.cluster === named);
  if (wanted < 0 && named) {
    const { line } = await get(`/api/incidents/${named}`).catch(() => ({ line: null }));
    if (line) { state.lines.unshift(line); wanted = 0; }
  }
  await choose(Math.max(wanted, 0));
}

addEventListener("hashchange", () => { if (location.hash.slice(1) !== state.lines[state.at]?.cluster) busy = busy.then(chooseNamed).catch((fault) => toast(fault.message, true)); });

try {
  await loadQueue();
  await chooseNamed();
} catch (fault) { toast(fault.message, true); }
document.body.dataset.ready = who;
