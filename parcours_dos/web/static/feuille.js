// The sheet typed back, faster: a whole column at once, and a pain typed leads to the next day.
// Every box works without this file.
(() => {
  "use strict";

  for (const button of document.querySelectorAll(".days .all")) {
    button.hidden = false;
    button.addEventListener("click", () => {
      const boxes = [...document.getElementsByName(`fait-${button.dataset.column}`)];
      const every = boxes.every((box) => box.checked);
      boxes.forEach((box) => { box.checked = !every; });
    });
  }

  const pains = [...document.querySelectorAll(".days .pain")];
  document.getElementById("vite").hidden = false;

  // One digit leads on; after a 1 one waits for a 0, and any other digit is that of the next day.
  pains.forEach((field, rank) => {
    field.addEventListener("input", () => {
      const next = pains[rank + 1];
      if (!next || !/^\d+$/.test(field.value) || field.value === "1") return;
      if (/^1[1-9]$/.test(field.value)) {
        if (next.value) return; // what is written there stays
        next.value = field.value[1];
        field.value = "1";
        next.dispatchEvent(new Event("input"));
        if (next.value === "1") next.focus();
        return;
      }
      next.focus();
    });
  });
})();
