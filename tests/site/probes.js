// What a browser can tell of a page: each probe gives the faults it found, as texts, or nothing.
(() => {
  const name = (one) => `${one.localName}${one.className ? `.${one.className}` : ""} “${(one.innerText ?? "").trim().slice(0, 40)}”`;
  const all = (selector) => [...document.querySelectorAll(selector)];
  const isShown = (one) => one.checkVisibility({ visibilityProperty: true }) && one.getClientRects().length > 0;
  const controls = () => all("a[href], button, input, select, summary, textarea, [tabindex='0']").filter(isShown);
  const texts = () =>
    all("body *").filter((one) => isShown(one) && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));

  // --- Size and place ---

  function sideways() {
    const wide = document.documentElement.scrollWidth - window.innerWidth;
    const who = all("body *").filter((one) => one.getBoundingClientRect().right > window.innerWidth + 1 && isShown(one));
    return wide > 0 ? [`${wide} px too wide`, ...who.slice(0, 3).map(name)] : [];
  }

  const clipped = () =>
    texts()
      .filter((one) => getComputedStyle(one).overflow !== "visible" && !one.matches(".skip, .unseen, .unseen *, pre, pre *"))
      .filter((one) => one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1)
      .map(name);

  // What stays in its place takes room from the text.
  const covered = () => all("body *").filter((one) => /fixed|sticky/.test(getComputedStyle(one).position)).map(name);

  // WCAG 2.5.8: 24 px each way, or as much room around the middle; links within a sentence may be as they are.
  function smallTargets() {
    const targets = controls().filter((one) => !one.matches(".skip, pre"));
    const boxes = targets.map((one) => one.getBoundingClientRect());
    const isSmall = (box) => box.width < 24 || box.height < 24;
    const isInText = (one) => {
      const line = one.closest("p, li, dd, dt, figcaption");
      return getComputedStyle(one).display === "inline" && line && line.innerText.trim() !== one.innerText.trim();
    };
    const middle = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });
    const distance = (point, box) =>
      Math.hypot(
        Math.max(box.left - point.x, 0, point.x - box.right),
        Math.max(box.top - point.y, 0, point.y - box.bottom),
      );
    const near = (box, other) =>
      isSmall(other)
        ? Math.hypot(middle(box).x - middle(other).x, middle(box).y - middle(other).y) < 24
        : distance(middle(box), other) < 12;
    return targets
      .filter((one, place) => isSmall(boxes[place]) && !isInText(one))
      .filter((one) => boxes.some((other, place) => targets[place] !== one && near(one.getBoundingClientRect(), other)))
      .map(name);
  }

  // --- Colour ---

  const numbers = (colour) => colour.match(/[\d.]+/g).map(Number);
  function luminance([red, green, blue]) {
    const [r, g, b] = [red, green, blue].map((part) => part / 255).map((part) => (part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }
  function ground(one) {
    for (let at = one; at; at = at.parentElement) {
      const colour = numbers(getComputedStyle(at).backgroundColor);
      if (colour.length === 3 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  }
  function contrast(one) {
    const [light, dark] = [luminance(numbers(getComputedStyle(one).color)), luminance(ground(one))].sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  }
  // WCAG 1.4.6: 7 to 1, large text 4.5 to 1.
  function pale() {
    const wanted = (one) => {
      const { fontSize, fontWeight } = getComputedStyle(one);
      return parseFloat(fontSize) >= (Number(fontWeight) >= 700 ? 18.66 : 24) ? 4.5 : 7;
    };
    return texts()
      .filter((one) => !one.matches(".unseen, .skip") && contrast(one) < wanted(one))
      .map((one) => `${name(one)} ${contrast(one).toFixed(2)}`);
  }
  const isDark = () => luminance(ground(document.body)) < 0.05;

  // --- Keyboard ---

  function watchFocus() {
    window.stops = [];
    document.addEventListener("focusin", ({ target }) => {
      const { outlineStyle, outlineWidth } = getComputedStyle(target);
      const box = target.getBoundingClientRect();
      const inView = box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
      window.stops.push({ target, isSeen: outlineStyle !== "none" && parseFloat(outlineWidth) >= 2 && inView });
    });
    return controls().length;
  }
  // The walk leads through every control in the order of the page, and then out of it.
  function walkFaults() {
    const expected = controls();
    const walked = window.stops.map(({ target }) => target).slice(0, expected.length);
    const astray = expected.findIndex((one, place) => walked[place] !== one);
    return [
      ...(astray < 0 ? [] : [`stop ${astray + 1} is ${walked[astray] ? name(walked[astray]) : "nowhere"}, not ${name(expected[astray])}`]),
      ...window.stops.filter(({ isSeen }) => !isSeen).map(({ target }) => `focus cannot be seen: ${name(target)}`),
    ];
  }

  function trapFaults() {
    return document.activeElement === controls().at(-1) ? ["there is no way out"] : [];
  }

  // --- Rest ---

  const seen = () => all("body *").filter(isShown).map((one) => one.localName);

  // A drawing keeps its bars where the reader's own colours take the place of ours.
  const lostBars = () =>
    all(".bars rect")
      .filter((one) => String(numbers(getComputedStyle(one).fill).slice(0, 3)) === String(ground(one).slice(0, 3)))
      .map(name);

  const moving = () => [
    ...document.getAnimations().map((one) => `${one.animationName ?? one.transitionProperty} runs`),
    ...all("*").filter((one) => getComputedStyle(one).transitionDuration.split(", ").some((time) => parseFloat(time) > 0)).map(name),
  ];

  const shifts = () =>
    new Promise((tell) => {
      let sum = 0;
      const add = (list) => list.getEntries().forEach((entry) => (sum += entry.value));
      new PerformanceObserver(add).observe({ type: "layout-shift", buffered: true });
      setTimeout(() => tell(sum ? [`shifted by ${sum}`] : []), 50);
    });

  // The text spacing that WCAG 1.4.12 lets a reader ask for.
  function spread() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(
      "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }" +
        "p { margin-block-end: 2em !important }",
    );
    document.adoptedStyleSheets = [sheet];
    return [];
  }

  window.probes = {
    sideways, clipped, covered, smallTargets, pale, isDark, watchFocus, walkFaults, trapFaults, lostBars, moving, shifts, spread,
    isShown, seen,
  };
})();
