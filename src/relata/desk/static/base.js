// On every page: signing out, and the keys that lead to other pages.
import { call, toast } from "./api.js";

document.querySelector("[data-sign-out]")?.addEventListener("click", async () => {
  await call("DELETE", "/api/session").catch((fault) => toast(fault.message, true));
  location.assign("/sign-in");
});

export const isWriting = (event) => {
  const node = event.target;
  return event.isComposing || node.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(node.tagName);
};

if (!document.body.classList.contains("work")) {
  document.addEventListener("keydown", (event) => {
    if (isWriting(event) || event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    const places = { "/": "/search", "?": "/help", o: "/contradictions" };
    if (places[event.key]) { event.preventDefault(); location.assign(places[event.key]); }
  });
}
