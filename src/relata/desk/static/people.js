import { call, toast } from "./api.js";

const change = (name, body) => call("PUT", `/api/users/${encodeURIComponent(name)}`, body).then(() => location.reload(), (fault) => toast(fault.message, true));

for (const choice of document.querySelectorAll("[data-role-of]")) choice.addEventListener("change", () => change(choice.dataset.roleOf, { role: choice.value }));
for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => change(button.dataset.close, { is_active: button.dataset.open === "yes" }));
for (const button of document.querySelectorAll("[data-drop-key]")) {
  button.addEventListener("click", () => call("DELETE", `/api/tokens/${encodeURIComponent(button.dataset.dropKey)}`).then(() => location.reload(), (fault) => toast(fault.message, true)));
}
document.getElementById("new-user").addEventListener("submit", (event) => {
  event.preventDefault();
  const { name, role, password } = Object.fromEntries(new FormData(event.target));
  change(name, { role, password });
});
document.getElementById("new-key").addEventListener("submit", async (event) => {
  event.preventDefault();
  const { name, scope, days } = Object.fromEntries(new FormData(event.target));
  try {
    const made = await call("POST", "/api/tokens", { name, scope, days: Number(days) || null });
    document.getElementById("new-key-shown").textContent = `Copy it now, it is not shown again: ${made.token}`;
  } catch (fault) { toast(fault.message, true); }
});
