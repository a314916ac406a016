// Answers for the page of exercises that a person chose to keep on their phone, without network.
// It knows that page alone, and keeps nothing by itself.
"use strict";

const KEPT = "mes-exercices";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const asked = event.request;
  if (asked.method !== "GET") return;
  const like = { ignoreVary: true, ignoreSearch: asked.mode === "navigate" };
  event.respondWith(
    caches.match(asked, { ...like, cacheName: KEPT }).catch(() => undefined).then((found) => found || fetch(asked)),
  );
});
