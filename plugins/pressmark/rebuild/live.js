// Sent by the local server only: loads a page again when another one stands there, and shows why the site could not be
// built.
const box = document.createElement("pre");
Object.assign(box.style, {
  position: "fixed", inset: "auto 0 0 0", maxBlockSize: "60vh", overflow: "auto", margin: "0", padding: "1rem",
  background: "#7a0000", color: "#fff", font: "14px/1.4 monospace", whiteSpace: "pre-wrap", zIndex: "9999",
});
box.setAttribute("role", "alert");
const { events, tag } = document.currentScript.dataset;
let seen = null;
new EventSource(events).onmessage = async (event) => {
  const { news, fault } = JSON.parse(event.data);
  box.textContent = fault;
  if (fault) document.body.append(box); else box.remove();
  const isNew = seen !== null && news !== seen;
  seen = news;
  if (!isNew) return;
  const page = await fetch(location.href, { method: "HEAD", cache: "no-store" });
  if (page.headers.get("ETag") !== tag) location.reload();
};
