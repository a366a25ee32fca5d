/* The timeline's pointer: hover names a period, a click or a drag narrows the dates. */
"use strict";
(() => {
  let from = null;

  function barAt(svg, clientX) {
    const bars = svg.querySelectorAll(".bar");
    const box = svg.getBoundingClientRect();
    const share = (clientX - box.left) / box.width;
    const place = Math.min(bars.length - 1, Math.max(0, Math.floor(share * bars.length)));
    return { place, bar: bars[place], count: bars.length };
  }

  function brush(svg, a, b, count) {
    const step = 1000 / count;
    const rect = svg.querySelector(".brush");
    rect.setAttribute("x", Math.min(a, b) * step);
    rect.setAttribute("width", (Math.abs(a - b) + 1) * step);
  }

  function words(svg, event) {
    const here = barAt(svg, event.clientX);
    const line = document.getElementById("bar-words");
    if (here.bar && line) line.textContent = here.bar.querySelector("title").textContent;
    return here;
  }

  function narrow(first, last) {
    const form = document.getElementById("filters");
    document.getElementById("first").value = first;
    document.getElementById("last").value = last;
    form.dispatchEvent(new Event("change", { bubbles: true }));
  }

  document.addEventListener("pointerdown", (event) => {
    const svg = event.target.closest && event.target.closest("#bars");
    if (!svg || event.button !== 0) return;
    from = barAt(svg, event.clientX).place;
    svg.setPointerCapture(event.pointerId);
    event.preventDefault();
  });

  document.addEventListener("pointermove", (event) => {
    const svg = event.target.closest && event.target.closest("#bars");
    if (!svg) return;
    const here = words(svg, event);
    if (from !== null) brush(svg, from, here.place, here.count);
  });

  document.addEventListener("pointerup", (event) => {
    const svg = event.target.closest && event.target.closest("#bars");
    if (from === null) return;
    const start = from;
    from = null;
    if (!svg) return;
    const bars = svg.querySelectorAll(".bar");
    const end = barAt(svg, event.clientX).place;
    narrow(bars[Math.min(start, end)].dataset.first, bars[Math.max(start, end)].dataset.last);
  });

  document.addEventListener("pointercancel", () => { from = null; });
  document.addEventListener("pointerout", (event) => {
    const svg = event.target.closest && event.target.closest("#bars");
    const line = document.getElementById("bar-words");
    if (svg && line && !svg.contains(event.relatedTarget)) line.textContent = "";
  });
})();
