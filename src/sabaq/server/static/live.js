/* The list follows the picture: asked for anew when the server tells of a change, at most every two seconds. */
"use strict";
(() => {
  const PAUSE_MS = 2000;
  const list = () => document.getElementById("results");
  let due = false;
  let busy = false;

  function mayRefresh() {
    const asOf = new URLSearchParams(window.location.search).get("as_of");
    const reading = list() && list().contains(document.activeElement); // nothing moves under a reader's keys
    return due && !busy && !asOf && !reading && !document.hidden;
  }

  async function refresh() {
    if (!mayRefresh()) return;
    due = false;
    busy = true;
    const top = list().scrollTop;
    const here = window.location.pathname + window.location.search;
    await htmx.ajax("GET", here, { target: "#results", swap: "outerHTML", headers: { "Sabaq-Live": "1" } });
    list().scrollTop = top;
    window.setTimeout(() => { busy = false; refresh(); }, PAUSE_MS);
  }

  new EventSource("/events").addEventListener("changed", () => { due = true; refresh(); });
  document.addEventListener("visibilitychange", refresh);
  document.addEventListener("focusout", () => window.setTimeout(refresh, 0));
})();
