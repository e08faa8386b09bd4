import { call, toast } from "./api.js";

const form = document.getElementById("save-search");
form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    await call("PUT", `/api/searches/${encodeURIComponent(form.elements.name.value)}`, { query: form.dataset.query });
    location.reload();
  } catch (fault) { toast(fault.message, true); }
});
for (const button of document.querySelectorAll("[data-drop-search]")) {
  button.addEventListener("click", async () => {
    await call("DELETE", `/api/searches/${encodeURIComponent(button.dataset.dropSearch)}`).catch((fault) => toast(fault.message, true));
    location.reload();
  });
}
