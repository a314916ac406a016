// My exercises: a clock that counts and says when. Without it the page still says every movement and every time.
(() => {
  "use strict";

  const READY = 5; // seconds to settle, before a first movement or the other side
  const STEP = 200; // milliseconds between two looks at the clock

  // A list of stretches, walked by the time of day: it goes on while a phone sleeps.

  const clock = document.getElementById("minuteur");
  const part = (name) => clock.querySelector(name);
  const words = clock.dataset;
  const [what, big, turn, said, pause, end] = [".what", ".big", ".turn", "[aria-live=polite]", ".pause", ".end"].map(part);
  let walk = null;

  function stretchesOf(card) {
    const found = [];
    for (const line of card.querySelectorAll(".spells li")) {
      const { seconds, times, hold } = line.dataset;
      const rest = "rest" in line.dataset;
      const before = found[found.length - 1];
      if (!rest && !(before && before.rest)) found.push({ told: words.ready, seconds: READY, times: 0, hold: 0, line });
      found.push({ told: line.firstChild.textContent.trim(), seconds: +seconds, times: +times, hold: +hold, rest, line });
    }
    return found;
  }

  function begin(card) {
    stop();
    walk = { card, list: stretchesOf(card), at: 0, spent: 0, since: Date.now(), running: true, told: "", beat: "" };
    card.insertBefore(clock, card.querySelector(".inside"));
    card.classList.add("current");
    clock.hidden = false;
    end.textContent = words.end;
    awake(true);
    walk.ticking = setInterval(look, STEP);
    enter();
    pause.focus({ preventScroll: true });
    card.scrollIntoView({ block: "start" });
  }

  function stop() {
    if (!walk) return;
    clearInterval(walk.ticking);
    walk.card.classList.remove("current");
    for (const line of walk.card.querySelectorAll("[aria-current]")) line.removeAttribute("aria-current");
    walk = null;
    clock.hidden = true;
    awake(false);
  }

  function enter() {
    const one = walk.list[walk.at];
    for (const line of walk.card.querySelectorAll("[aria-current]")) line.removeAttribute("aria-current");
    if (!one) return finish();
    one.line.setAttribute("aria-current", "step");
    walk.half = false;
    walk.beat = "";
    what.textContent = one.told === words.ready ? `${one.told} · ${one.line.firstChild.textContent.trim()}` : one.told;
    say(what.textContent);
    pause.hidden = part(".pass").hidden = false;
    pause.textContent = words.pause;
    look();
  }

  function finish() {
    clearInterval(walk.ticking);
    what.textContent = words.done;
    big.textContent = "✓";
    turn.textContent = words.tick;
    pause.hidden = part(".pass").hidden = true;
    end.textContent = words.close;
    end.focus({ preventScroll: true });
    say(`${words.done}. ${words.tick}`);
    sound(880, 0.5);
    awake(false);
  }

  function look() {
    const one = walk && walk.list[walk.at];
    if (!one) return;
    const spent = walk.spent + (walk.running ? (Date.now() - walk.since) / 1000 : 0);
    if (spent >= one.seconds) {
      walk.spent = spent - one.seconds; // a page asleep catches up, stretch by stretch
      walk.since = Date.now();
      walk.at += 1;
      sound(660, 0.2);
      enter();
      return;
    }
    const left = Math.ceil(one.seconds - spent);
    big.textContent = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
    if (!walk.half && one.seconds >= 60 && spent >= one.seconds / 2) {
      walk.half = true;
      say(words.half);
    }
    counted(one, spent);
  }

  function counted(one, spent) {
    if (!one.times) {
      turn.textContent = "";
      return;
    }
    const length = one.seconds / one.times;
    const rank = Math.min(one.times, Math.floor(spent / length) + 1);
    const inside = spent - (rank - 1) * length;
    const holding = one.hold > 0 && inside >= length - one.hold;
    turn.textContent = `${rank} / ${one.times} · ${holding ? `${words.hold} ${Math.ceil(length - inside)}` : words.move}`;
    const beat = `${rank}${holding}`;
    if (beat !== walk.beat) {
      walk.beat = beat;
      sound(holding ? 330 : 440, 0.1);
    }
  }

  function say(text) {
    said.textContent = text;
  }

  pause.addEventListener("click", () => {
    const now = Date.now();
    if (walk.running) walk.spent += (now - walk.since) / 1000;
    walk.since = now;
    walk.running = !walk.running;
    pause.textContent = walk.running ? words.pause : words.resume;
    awake(walk.running);
  });
  part(".pass").addEventListener("click", () => {
    walk.at += 1;
    walk.spent = 0;
    walk.since = Date.now();
    walk.running = true; // to pass is to go on
    awake(true);
    enter();
  });
  end.addEventListener("click", () => {
    const back = walk.card.querySelector(".go");
    stop();
    back.focus({ preventScroll: true });
  });
  for (const button of document.querySelectorAll(".go")) {
    button.hidden = false;
    button.addEventListener("click", () => begin(button.closest(".exercise")));
  }

  // Sounds are made here, and only when they were asked for.

  let ears = null;
  const loud = part(".sound");

  function sound(pitch, length) {
    if (!loud.checked || !window.AudioContext) return;
    ears = ears || new AudioContext();
    const [note, volume] = [ears.createOscillator(), ears.createGain()];
    note.frequency.value = pitch;
    volume.gain.setValueAtTime(0.2, ears.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.001, ears.currentTime + length);
    note.connect(volume).connect(ears.destination);
    note.start();
    note.stop(ears.currentTime + length);
    clock.dataset.sounds = Number(clock.dataset.sounds || 0) + 1;
  }
  loud.addEventListener("change", () => sound(440, 0.1));

  // The screen stays on while the clock runs, where the browser allows it; a page left and found again asks anew.

  let lock = null;
  async function awake(wanted) {
    const before = lock;
    lock = wanted && navigator.wakeLock ? navigator.wakeLock.request("screen").catch(() => null) : null;
    const held = await before;
    if (held) held.release();
  }
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && walk && walk.running && walk.list[walk.at]) awake(true);
  });
})();
