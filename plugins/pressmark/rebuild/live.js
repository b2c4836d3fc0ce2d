// Sent by the local server only: loads a page again when the site was built, and shows why it could not be.
const box = document.createElement("pre");
Object.assign(box.style, {
  position: "fixed", inset: "auto 0 0 0", maxBlockSize: "60vh", overflow: "auto", margin: "0", padding: "1rem",
  background: "#7a0000", color: "#fff", font: "14px/1.4 monospace", whiteSpace: "pre-wrap", zIndex: "9999",
});
box.setAttribute("role", "alert");
const events = new EventSource(document.currentScript.dataset.events);
let seen = null;
events.onmessage = (event) => {
  const { built, fault } = JSON.parse(event.data);
  if (seen !== null && built !== seen) location.reload();
  seen = built;
  box.textContent = fault;
  if (fault) document.body.append(box); else box.remove();
};
