/* What is followed is asked for anew when the server tells of a change, at most every two seconds. */
"use strict";
(() => {
  const PAUSE_MS = 2000;
  const followed = () => document.querySelector("[data-follow]"); // names the event that it follows
  let due = false;
  let busy = false;
  let heard = false;

  /* Nothing moves under a reader's keys, and nothing that somebody began to write is lost. */
  function inUse(part) {
    const begun = (field) => field.value !== field.defaultValue;
    return part.contains(document.activeElement) || Array.from(part.querySelectorAll("input")).some(begun);
  }

  function mayRefresh() {
    const asOf = new URLSearchParams(window.location.search).get("as_of");
    return due && !busy && !asOf && followed() && !inUse(followed()) && !document.hidden;
  }

  async function refresh() {
    if (!mayRefresh()) return;
    due = false;
    busy = true;
    const { id, scrollTop } = followed();
    const here = window.location.pathname + window.location.search;
    const part = followed().dataset.follow === "warned" ? { select: `#${id}` } : {};
    await htmx.ajax("GET", here, { target: `#${id}`, swap: "outerHTML", headers: { "Sabaq-Live": "1" }, ...part });
    followed().scrollTop = scrollTop;
    if (part.select) document.getElementById("told").textContent = "The warnings have changed.";
    window.setTimeout(() => { busy = false; refresh(); }, PAUSE_MS);
  }

  function changed() {
    due = true;
    refresh();
  }

  const shown = followed() ? followed().dataset.shown : ""; // what changed before the stream began is told too
  const events = new EventSource(shown ? `/events?warned=${shown}` : "/events");
  events.addEventListener(followed() ? followed().dataset.follow : "changed", changed);
  events.addEventListener("hello", () => { if (heard) changed(); heard = true; }); // it was away for a while
  document.addEventListener("visibilitychange", refresh);
  document.addEventListener("focusout", () => window.setTimeout(refresh, 0));
})();
