/* Keys, fields that follow the address, linked highlights, and messages when something fails. */
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const FIELDS = ["text", "first", "last", "min_killed", "order", "as_of", "bbox"];

  function say(words) {
    const alert = byId("alert");
    if (alert) alert.textContent = words;
  }

  /* The address is the one truth: fields nobody is typing in are set from it after each swap. */
  function followAddress() {
    const form = byId("filters");
    if (!form) return;
    const given = new URLSearchParams(window.location.search);
    for (const name of FIELDS) {
      const field = byId(name);
      if (field && field !== document.activeElement) field.value = given.get(name) || "";
    }
    byId("disputed").checked = given.get("disputed") === "1";
  }

  function rows() {
    return Array.from(document.querySelectorAll("#incidents > li"));
  }

  function pick(row) {
    const id = row ? row.dataset.id : null;
    document.dispatchEvent(new CustomEvent("sabaq:pick", { detail: id }));
  }

  function step(by) {
    const all = rows();
    if (!all.length) return;
    const at = all.findIndex((row) => row.contains(document.activeElement));
    const next = all[at < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(all.length - 1, Math.max(0, at + by))];
    next.querySelector("a.row").focus();
    next.scrollIntoView({ block: "nearest" });
  }

  function changed(form) {
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function clearSearch() {
    const text = byId("text");
    if (!text) return;
    if (text.value) {
      text.value = "";
      changed(byId("filters"));
    }
    text.blur();
  }

  function isTyping(element) {
    return Boolean(element && element.closest("input:not([type=checkbox]), select, textarea, [contenteditable]"));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
    const keys = byId("keys");
    if (keys && keys.open) return;
    if (event.key === "Escape" && (!isTyping(event.target) || event.target.id === "text")) {
      clearSearch();
      return;
    }
    if (isTyping(event.target)) return;
    if (event.key === "j") step(1);
    else if (event.key === "k") step(-1);
    else if (event.key === "/" && byId("text")) byId("text").focus();
    else if (event.key === "?" && keys) keys.showModal();
    else return;
    event.preventDefault();
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("#show-keys")) byId("keys").showModal();
  });

  for (const [kind, on] of [["mouseover", true], ["focusin", true], ["mouseout", false], ["focusout", false]]) {
    document.addEventListener(kind, (event) => {
      const row = event.target.closest && event.target.closest("#incidents > li");
      if (row) pick(on ? row : null);
    });
  }

  document.addEventListener("sabaq:hover", (event) => {
    for (const row of rows()) row.classList.toggle("lit", row.dataset.id === event.detail);
  });

  /* What was clicked may be gone after the swap; then the reader is put at the head of the list. */
  let askedInList = false;

  function announce() {
    const title = byId("results-title");
    if (!title) return;
    byId("told").textContent = title.textContent;
    if (askedInList && document.activeElement === document.body) title.focus({ preventScroll: true });
    askedInList = false;
  }

  document.addEventListener("htmx:afterSettle", (event) => {
    const answer = event.detail.xhr;
    if (!answer || answer.status < 400) followAddress(); // a refused question stays in the fields, to be mended
    announce();
    document.dispatchEvent(new CustomEvent("sabaq:picture"));
  });
  document.addEventListener("htmx:pushedIntoHistory", followAddress);
  document.addEventListener("htmx:beforeRequest", (event) => {
    askedInList = Boolean(event.detail.elt.closest("#results"));
    say("");
  });
  document.addEventListener("htmx:sendError", () => {
    say("The server does not answer. What you see is the last answer; start it again with “sabaq serve” and try once more.");
  });
  document.addEventListener("htmx:responseError", () => {
    say("The server could not answer this. What you see is the last answer; try again, or load the page anew.");
  });

  /* The way back leads to the list as it was left, where that was a list of the same moment. */
  const LIST = "sabaq:list";
  const moment = (address) => new URL(address, window.location.href).searchParams.get("as_of");
  const back = byId("back");

  function keepList() {
    if (byId("filters")) window.sessionStorage.setItem(LIST, window.location.pathname + window.location.search);
  }

  try {
    const left = window.sessionStorage.getItem(LIST);
    if (back && left && left.startsWith("/?") && moment(left) === moment(back.href)) back.href = left;
    keepList();
    document.addEventListener("htmx:afterSettle", keepList);
  } catch (refused) {
    /* Storage may be switched off; then the link leads to the whole list. */
  }

  const more = byId("more");
  if (more && window.matchMedia("(max-width: 61.99rem)").matches) more.open = false;

  const chosen = byId("chosen");
  if (chosen && window.location.hash === "#chosen") {
    chosen.scrollIntoView({ block: "center" });
    chosen.focus({ preventScroll: true });
  }
  if (window.location.hash.startsWith("#tie-")) {
    const tie = byId(window.location.hash.slice(1));
    if (tie) tie.open = true;
  }
})();
