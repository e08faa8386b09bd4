import { ask, call, toast } from "./api.js";

for (const button of document.querySelectorAll("[data-settle]")) {
  button.addEventListener("click", async () => {
    const why = await ask(`Take for right: ${button.dataset.says}`, { label: "Why, and on what evidence" });
    if (why === null) return;
    try {
      await call("POST", "/api/settlements", { ref: button.dataset.settle, side: button.dataset.says, why });
      location.reload();
    } catch (fault) { toast(fault.message, true); }
  });
}
