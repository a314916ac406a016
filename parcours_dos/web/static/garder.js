// My exercises kept on the phone, when one asks for it: this page as the server makes it for that, and all that
// it shows. One at a time. Without this file nothing can be kept, and the page says so.
(() => {
  "use strict";

  const KEPT = "mes-exercices";
  const form = document.getElementById("telephone");
  const canKeep = "serviceWorker" in navigator && "caches" in window;

  async function keep() {
    const page = await fetch(form.action, { method: "POST", body: new FormData(form) });
    const read = new DOMParser().parseFromString(await page.clone().text(), "text/html");
    const needs = [...read.querySelectorAll("img, script[src], link[rel=stylesheet], link[rel=icon]")];
    if (!read.querySelector("[data-kept]")) return form.submit(); // no exercises any more: the server says why
    const names = [...new Set(needs.map((one) => one.getAttribute("src") || one.getAttribute("href")))];
    const files = await Promise.all(names.map((name) => fetch(name)));
    if (!files.every((file) => file.ok)) throw new Error("a file is missing");
    await forget(); // what was kept before stays until all of this is here
    try {
      const kept = await caches.open(KEPT);
      await Promise.all(files.map((file, rank) => kept.put(names[rank], file)));
      await kept.put(form.action, page);
      await ready(await navigator.serviceWorker.register(form.dataset.keeper, { scope: new URL(form.action).pathname }));
    } catch (refused) {
      await forget();
      throw refused;
    }
    tell("garde");
  }

  // It may be said to be kept once the keeper answers.
  function ready(found) {
    if (found.active) return undefined;
    const coming = found.installing || found.waiting;
    return new Promise((done, failed) => coming.addEventListener("statechange", () => {
      if (coming.state === "activated") done();
      if (coming.state === "redundant") failed(new Error("the keeper was refused"));
    }));
  }

  async function forget() {
    await caches.delete(KEPT);
    const ours = (await navigator.serviceWorker.getRegistrations()).filter(isKeeper);
    await Promise.all(ours.map((one) => one.unregister()));
  }

  function isKeeper(one) {
    const script = one.active || one.waiting || one.installing;
    return Boolean(script) && script.scriptURL.endsWith("/garde.js");
  }

  function tell(name) {
    for (const other of ["garde", "refus"]) document.getElementById(other).hidden = other !== name;
    document.getElementById(name).focus();
  }

  if (form && canKeep) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      keep().catch(() => tell("refus"));
    });
  }

  const remove = document.getElementById("retirer");
  if (remove) {
    remove.addEventListener("click", () => forget().then(() => location.reload()));
    const leave = document.querySelector(".leave");
    if (leave) leave.addEventListener("click", () => { forget(); }); // without network, nobody else does it
  }
})();
