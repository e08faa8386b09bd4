// What is typed and not saved is kept twice: in the browser at once, at the desk a moment later.
import { call, get } from "./api.js";

const waiting = new Map();
const local = (key) => `relata-draft:${key}`;

export function keep(key, body) {
  try { localStorage.setItem(local(key), JSON.stringify({ body, at: Date.now() })); } catch { /* private window: the desk keeps it */ }
  clearTimeout(waiting.get(key));
  waiting.set(key, setTimeout(() => send(key, body), 400));
}

async function send(key, body) {
  try { await call("PUT", "/api/drafts", { key, body }); } catch { waiting.set(key, setTimeout(() => send(key, body), 3000)); }
}

export function drop(key) {
  clearTimeout(waiting.get(key));
  waiting.delete(key);
  try { localStorage.removeItem(local(key)); } catch { /* nothing was kept here */ }
  call("DELETE", `/api/drafts?key=${encodeURIComponent(key)}`).catch(() => {});
}

// All drafts of fields that begin so, the newer of both places.
export async function load(prefix) {
  const found = new Map();
  try {
    for (const one of (await get(`/api/drafts?prefix=${encodeURIComponent(prefix)}`)).items) found.set(one.key, { body: one.body, at: Date.parse(one.at) });
  } catch { /* the browser's own are still there */ }
  for (let at = 0; at < localStorage.length; at += 1) {
    const name = localStorage.key(at);
    if (!name.startsWith(local(prefix))) continue;
    const one = JSON.parse(localStorage.getItem(name));
    const key = name.slice(local("").length);
    if (!found.has(key) || found.get(key).at < one.at) found.set(key, one);
  }
  return new Map([...found].map(([key, one]) => [key, one.body]));
}
