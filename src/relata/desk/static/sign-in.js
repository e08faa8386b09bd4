
document.getElementById("sign-in")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const given = Object.fromEntries(new FormData(event.target));
  const fault = document.getElementById("sign-in-fault");
  try {
    const answer = await fetch("/api/session", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(given) });
    if (answer.ok) location.assign("/");
    else fault.textContent = (await answer.json()).error.message;
  } catch {
    fault.textContent = "The desk does not answer.";
  }
});
