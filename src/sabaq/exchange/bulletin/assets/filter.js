// Shows only the rows that hold every word typed; without this program all rows are there.
"use strict";
const box = document.querySelector(".filter");
const input = document.getElementById("filter");
const rows = [...document.querySelectorAll("table.rows tbody tr")].map((row) => [row, row.textContent.toLowerCase()]);
box.hidden = false;
input.addEventListener("input", () => {
  const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const [row, text] of rows) row.hidden = !words.every((word) => text.includes(word));
});
