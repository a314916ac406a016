// Between two questions: say where one is, and keep the answer when the network fails.
// Every page works without this file.
(function () {
  "use strict";

  function on(names, act) {
    names.split(" ").forEach(function (name) {
      document.addEventListener("htmx:" + name, act);
    });
  }

  function notice(shown) {
    var failure = document.getElementById("echec");
    if (!failure) return;
    failure.hidden = !shown;
    if (shown) failure.focus();
  }

  on("beforeRequest", function () { notice(false); });
  on("sendError timeout responseError", function () { notice(true); });

  // A new page is read from its top; a page to correct, from its summary of errors. A part of a
  // page that changes, while one types or scrolls, is no new page.
  on("afterSettle", function (event) {
    if (event.detail.target !== document.body) return;
    var summary = document.querySelector("[autofocus]");
    var place = summary || document.getElementById("contenu");
    if (place) place.focus({ preventScroll: !summary });
  });

  // The same page shown again, with what to correct, is no new step back.
  on("beforeHistoryUpdate", function (event) {
    if (event.detail.history.path === location.pathname + location.search) event.detail.history.type = "replace";
  });

  // Nothing is kept in the browser, not even where one is: whoever comes next must find no trace.
  function forget() {
    try { sessionStorage.removeItem("htmx-current-path-for-history"); } catch (refused) { /* nothing was kept */ }
  }

  forget();
  on("pushedIntoHistory replacedInHistory", forget);

  // Going back asks the server for the page and its answers.
  on("historyCacheMiss", function (event) {
    event.preventDefault();
    location.replace(location.pathname + location.search);
  });
})();
