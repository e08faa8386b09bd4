// A report's page: the words of the value that a citation names are lit.
import { get } from "./api.js";
import { Words } from "./words.js";

const wanted = new URLSearchParams(location.search).get("lit");
const text = document.getElementById("text");
if (wanted && text) {
  const report = document.querySelector("[data-report]").dataset.report;
  const { record } = await get(`/api/reports/${report}`);
  const words = new Words(text);
  words.light(spansOf(record, wanted));
  document.body.dataset.lit = wanted;
}

function spansOf(record, id) {
  const groups = { e: "events", n: "tallies", c: "claims", a: "actors", p: "places", t: "times", w: "weapons", o: "objects", l: "links" };
  const part = record?.[groups[id[0]]]?.find((one) => one.id === id);
  if (!part) return [];
  if (id[0] === "e") return part.triggers;
  if (id[0] === "n") return [part.span, ...(part.more_spans ?? [])];
  if (id[0] === "c") return [...part.cue, ...(part.content ?? [])];
  return part.mentions ?? part.signal ?? [];
}
