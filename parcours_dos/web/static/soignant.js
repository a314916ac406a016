// A scanned code stands after the # of the address, which no server sees. Put it in its field, then
// clear the address, so that the answers stay out of the history. The person opens it: a link sent
// by someone else must never replace the patient on the screen by itself.
(() => {
  const field = document.getElementById("recopie");
  const take = () => {
    const code = location.hash.slice(1);
    if (!field || !/^[0-9A-Za-z-]{9,400}$/.test(code)) return;
    field.value = code;
    history.replaceState(null, "", location.pathname);
    document.getElementById("ouvrir").focus();
  };
  addEventListener("hashchange", take);
  take();
})();
