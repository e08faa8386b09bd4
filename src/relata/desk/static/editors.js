// Editors of single values. Each returns an element and a way to read what it holds; none saves.
import { get, make, query } from "./api.js";

export const codes = JSON.parse(document.getElementById("codes")?.textContent ?? "{}");

let fresh = 0;

// An input with a list to choose from: arrows move, Enter takes, typing narrows.
function chooser({ value, options, ask = null, isFree = true, label }) {
  fresh += 1;
  const input = make("input", { value: value ?? "", autocomplete: "off", role: "combobox", "aria-expanded": "true", "aria-controls": `options-${fresh}`, "aria-label": label, dir: "auto" });
  input.value = value ?? "";
  const list = make("ul", { role: "listbox", id: `options-${fresh}`, "aria-label": `${label}: choices` });
  const state = { shown: [], at: -1, chosen: null };
  const numbered = (one, at) => `${at < 9 ? `${at + 1}  ` : ""}${one.words}`;
  const draw = () => {
    list.replaceChildren(...state.shown.slice(0, 40).map((one, at) => make("li", { role: "option", "aria-selected": at === state.at ? "true" : "false", id: `o-${fresh}-${at}` },
      make("button", { type: "button", tabindex: -1, onclick: () => take(at) }, numbered(one, at)))));
    if (state.at >= 0) { input.setAttribute("aria-activedescendant", `o-${fresh}-${state.at}`); list.children[state.at]?.scrollIntoView({ block: "nearest" }); }
  };
  const take = (at) => { state.chosen = state.shown[at]; input.value = state.chosen.short ?? state.chosen.words; input.dispatchEvent(new Event("input", { bubbles: true })); state.at = at; draw(); input.focus(); };
  let asked = 0;
  const narrow = async () => {
    const typed = input.value.trim().toLowerCase();
    if (state.chosen && (state.chosen.short ?? state.chosen.words) !== input.value) state.chosen = null;
    const near = options.filter((one, at) => !typed || state.chosen || one.words.toLowerCase().includes(typed) || typed === String(at + 1) || typed === one.value.toLowerCase());
    state.shown = near.length || ask ? near : options;
    state.at = -1;
    draw();
    if (ask && typed.length > 1 && !state.chosen) {
      asked += 1;
      const turn = asked;
      const more = await ask(input.value.trim()).catch(() => []);
      if (turn === asked) { state.shown = [...near, ...more]; draw(); }
    }
  };
  input.addEventListener("input", narrow);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || event.isComposing) return;
    event.preventDefault();
    state.at = Math.max(-1, Math.min(state.shown.length - 1, state.at + step));
    draw();
  });
  state.shown = options;
  draw();
  const read = () => {
    if (state.at >= 0 && state.shown[state.at]) return state.shown[state.at].value;
    if (state.chosen) return state.chosen.value;
    const typed = input.value.trim();
    const same = options.find((one, at) => one.value === typed || one.words.toLowerCase() === typed.toLowerCase() || (/^[1-9]\d*$/.test(typed) && !isFree && typed === String(at + 1)));
    if (same) return same.value;
    const only = state.shown.length === 1 && (!isFree || ask) ? state.shown[0] : null;
    return only ? only.value : typed;
  };
  return { input, list, read };
}

const codeOptions = (name) => (codes[name] ?? []).map((code) => ({ value: code, words: code.replaceAll("_", " ") }));

export function edit(field) {
  const [kind, detail] = field.editor.split(":");
  const value = field.value ?? "";
  if (kind === "code") return one(chooser({ value: value.replaceAll("_", " "), options: codeOptions(detail), isFree: false, label: field.label }));
  if (kind === "speaker") return one(chooser({ value, options: [...field.options, { value: "outlet", words: "outlet (the report itself)" }, { value: "unnamed", words: "unnamed" }], label: field.label }));
  if (kind === "registry") return one(chooser({ value, options: [...field.options, { value: "unknown", words: "unknown" }], ask: (name) => get(`/api/registry?${query({ name })}`).then((found) => found.items), label: field.label }));
  if (kind === "event") return event(field);
  if (kind === "names") return names(field);
  if (kind === "point") return point(field);
  if (kind === "edtf") return edtf(field);
  if (kind === "choice") return one(chooser({ value, options: field.options, isFree: false, label: field.label }));
  if (kind === "people") return people(field);
  if (kind === "number") return plain(field, "a whole number");
  return plain(field, kind === "count" ? "4, 3-5, 3+ (at least), -5 (at most), unknown" : "");
}

const one = ({ input, list, read }) => ({ node: make("div", { class: "editor" }, make("div", { class: "row" }, input), list), input, read: () => ({ value: read() }) });

function plain(field, hint) {
  const input = make("input", { "aria-label": field.label, autocomplete: "off", dir: "auto", "aria-describedby": hint ? "editor-hint" : null });
  input.value = field.value ?? "";
  return { node: make("div", { class: "editor" }, make("div", { class: "row" }, input), hint ? make("span", { class: "soft small", id: "editor-hint" }, hint) : null), input, read: () => ({ value: input.value.trim() }) };
}

function people(field) {
  const input = make("textarea", { rows: 4, "aria-label": `${field.label}: one person a line, name; age; sex`, dir: "auto", "aria-describedby": "editor-hint" });
  input.value = field.value ?? "";
  return { node: make("div", { class: "editor" }, input, make("span", { class: "soft small", id: "editor-hint" }, "one person a line: name; age; sex – Amira Haddad; 34; f. Leave empty what nobody says: ; 9; m. Ctrl+Enter saves.")), input, read: () => ({ value: input.value.trim() }) };
}

function names(field) {
  const input = make("input", { "aria-label": `${field.label}: names between semicolons`, autocomplete: "off", dir: "auto" });
  input.value = field.value ?? "";
  const held = () => input.value.split(";").map((name) => name.trim()).filter(Boolean);
  const boxes = field.options.map((option) => {
    const box = make("input", { type: "checkbox" });
    box.checked = held().includes(option.value);
    box.addEventListener("change", () => {
      const others = held().filter((name) => name !== option.value);
      input.value = (box.checked ? [...others, option.value] : others).join("; ");
      input.dispatchEvent(new Event("input", { bubbles: true }));
    });
    return make("li", {}, make("label", {}, box, ` ${option.words}`));
  });
  // what is being written narrows the list
  input.addEventListener("input", () => {
    const typed = input.value.split(";").at(-1).trim().toLowerCase();
    const isWhole = field.options.some((option) => option.value.toLowerCase() === typed);
    for (const [at, box] of boxes.entries()) {
      box.hidden = Boolean(typed) && !isWhole && !field.options[at].words.toLowerCase().includes(typed);
      box.querySelector("input").checked = held().includes(field.options[at].value);
    }
  });
  const hint = make("span", { class: "soft small" }, "names of the report, between semicolons; a new one is added on its words with +");
  return { node: make("div", { class: "editor" }, make("div", { class: "row" }, input), hint, make("ul", {}, boxes)), input, read: () => ({ value: held().join("; ") }) };
}

function event(field) {
  const made = chooser({ value: field.shown, options: field.options, isFree: false, label: field.label });
  return { ...one(made), read: () => ({ other: made.read() }) };
}

function edtf(field) {
  const made = plain(field, "");
  const aloud = make("span", { class: "soft", "aria-live": "polite" });
  const options = make("ul", {}, field.options.map((option) => make("li", {}, make("button", { type: "button", onclick: () => { made.input.value = option.value; say(); made.input.focus(); } }, option.words))));
  let turn = 0;
  const understood = { text: null, edtf: null };
  const say = async () => {
    turn += 1;
    const mine = turn;
    const text = made.input.value.trim();
    if (!text || text === "unknown") { aloud.textContent = text ? "no day decided" : ""; return; }
    const found = await get(`/api/edtf?${query({ text })}`).catch((fault) => ({ words: fault.message, edtf: null }));
    if (mine !== turn) return;
    Object.assign(understood, { text, edtf: found.edtf });
    aloud.textContent = found.edtf && found.edtf !== text ? `${found.words} – ${found.edtf}` : found.words;
  };
  let waiting = null;
  made.input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(say, 250); });
  say();
  made.node.append(aloud, make("span", { class: "soft small" }, "6 May 2024, May 2024; or 2024-05-07, 2024-05, about 2024-05~, a span 2024-05-02/2024-05-08, unknown"), options);
  const read = () => { const text = made.input.value.trim(); return { value: understood.text === text && understood.edtf ? understood.edtf : text }; };
  return { ...made, read, settle: () => { clearTimeout(waiting); return say(); } };
}

function point(field) {
  const now = field.value ? JSON.parse(field.value) : null;
  const state = { point: now };
  const words = (at) => (at ? `${at.name ?? ""} ${at.lat.toFixed(4)}, ${at.lon.toFixed(4)} ± ${at.radius_km} km`.trim() : "no point");
  const options = [...field.options, { value: "unknown", words: "unknown" }].map((option) => ({ ...option, short: option.words }));
  const made = chooser({ value: now?.name ?? "", options, ask: (name) => get(`/api/places?${query({ name })}`).then((found) => found.items.map((item) => ({ ...item, short: item.words }))), label: "A place's name, or coordinates" });
  const radius = make("input", { type: "number", min: 0, max: 5000, step: "any", "aria-label": "radius in km" });
  radius.value = now?.radius_km ?? 5;
  const aloud = make("span", { class: "soft", "aria-live": "polite" }, words(now));
  const map = make("div", { class: "map-small", "aria-hidden": "true" });
  let turn = 0;
  let asked = null;
  const settle = async () => {
    turn += 1;
    const mine = turn;
    const typed = made.read();
    if (typed === asked) { tell(); return; }
    if (typed === "unknown") state.point = "unknown";
    else if (typed.startsWith("{")) state.point = JSON.parse(typed);
    else if (/\d/.test(typed)) {
      const found = await get(`/api/coordinates?${query({ text: typed })}`).catch((fault) => fault);
      if (mine !== turn) return;
      if (found instanceof Error) { aloud.textContent = found.message; return; }
      state.point = { lat: found.lat, lon: found.lon };
      // how far it is known is taken from the digits once; what is typed then stays
      radius.value = Number(Math.max(found.radius_km, 0.05).toPrecision(1));
    }
    asked = typed;
    tell();
  };
  const tell = () => {
    aloud.textContent = state.point === "unknown" ? "no point" : words(state.point && { ...state.point, radius_km: Number(radius.value) });
    window.dispatchEvent(new CustomEvent("relata-point", { detail: state.point === "unknown" ? null : { ...state.point, radius_km: Number(radius.value) } }));
  };
  let waiting = null;
  made.input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(settle, 200); });
  made.input.addEventListener("keydown", (event) => { if (["ArrowDown", "ArrowUp"].includes(event.key)) setTimeout(settle); });
  radius.addEventListener("input", tell);
  const node = make("div", { class: "editor" }, make("div", { class: "row" }, made.input, make("label", {}, "± km ", radius)), aloud, made.list, map);
  import("./small-map.js").then((module) => module.show(map, now, [...field.options].map((option) => JSON.parse(option.value)))).catch(() => map.remove());
  return {
    node,
    input: made.input,
    read: () => {
      const typed = made.read();
      if (typed === "unknown" || state.point === "unknown") return { value: "unknown" };
      if (typed.startsWith("{")) state.point = JSON.parse(typed);
      if (!state.point) return { value: "" };
      return { value: JSON.stringify({ ...state.point, radius_km: Number(radius.value) }) };
    },
    settle,
  };
}
