// The search page. What is typed is folded as `plugins/pressmark/search/folding.py` folds the index, Pagefind finds the
// stories, and they are shown here: as text, never as markup. Nothing is asked of another host.

const SEAM = "|~|";
const PAGE = 10;
const PAUSE = 250; // milliseconds without a key before a search
const EXTRACT = 34; // words
const LINKS = "#direct a, #results a";

// --- Folding ---

const ONE_LETTER = new Map([
  ...[..."ىیےې"].map((letter) => [letter, "ي"]),
  ...[..."کڪ"].map((letter) => [letter, "ك"]),
  ...[..."ةہھە"].map((letter) => [letter, "ه"]),
  ["ٱ", "ا"],
  ["ı", "i"],
  ["ς", "σ"],
]);
const ARTICLES = ["وال", "بال", "كال", "فال", "ال", "لل"];

export function fold(text) {
  const plain = text.normalize("NFKD").replace(/[\p{M}\p{Cf}ـ]/gu, "").toLowerCase();
  return [...plain].map((letter) => ONE_LETTER.get(letter) ?? digit(letter)).join("");
}

function digit(letter) {
  const isDigit = (point) => /\p{Nd}/u.test(String.fromCodePoint(point));
  const point = letter.codePointAt(0);
  let nought = point; // the first of the ten that stand together
  while (isDigit(nought) && isDigit(nought - 1)) nought -= 1;
  return isDigit(point) ? String(point - nought) : letter;
}

function withoutArticle(word) {
  const article = ARTICLES.find((one) => word.startsWith(one) && [...word].length >= one.length + 3);
  return article ? word.slice(article.length) : word;
}

const letters = (text) => text.replace(/[^\p{L}\p{N}]/gu, "");

// One Latin letter begins so many words that finding them takes seconds.
const isLongEnough = (word) => [...word].length > 1 || word > "\u2e80";

export function searchedWords(text) {
  const words = fold(text).split(/\s+/u).map(letters);
  return words.filter((word) => word && isLongEnough(word)).map(withoutArticle);
}

// --- Pagefind ---

let library = null; // a promise, so that it is asked for once
let lost = false;
let hear; // is given what the index says of itself
let places = null; // a promise of the place of each story in the order of dates, by its id
const ask = globalThis.fetch.bind(globalThis);
// Pagefind goes on without a file that it does not get, and then finds nothing; here it is told, and so is the reader.
globalThis.fetch = async (...request) => {
  const isEntry = String(request[0]).includes("pagefind-entry.json");
  const answer = await ask(...request).catch(() => null);
  if (answer?.ok) {
    if (String(request[0]).endsWith(".pf_meta")) places = placesIn(answer.clone());
    if (isEntry) hear(await answer.clone().json().catch(() => ({})));
    return answer;
  }
  lost = true;
  if (isEntry) hear({});
  throw new Error(`${request[0]} was not found`);
};

async function pagefind(index) {
  const loaded = await import(`${index}pagefind.js`);
  // In a worker it would load a second library, and its lost files would not be noticed.
  await loaded.options({ noWorker: true, ranking: { metaWeights: { title: 5, about: 0 } } });
  const entry = new Promise((resolve) => (hear = resolve));
  await loaded.init(); // does not wait for what it asks for
  return { ...loaded, common: new Set((await entry).common) };
}

// Pagefind's list of all stories names them as they were told, the oldest first. A sort key would say the same again, in
// a fifth more bytes.
async function placesIn(answer) {
  const bytes = await answer.arrayBuffer();
  const isPacked = new Uint8Array(bytes)[0] === 0x1f; // some hosts unpack it
  const body = new Response(bytes).body;
  const text = await new Response(isPacked ? body.pipeThrough(new DecompressionStream("gzip")) : body).text();
  return new Map([...text.matchAll(/_([0-9a-f]{7,})/g)].map(([, id], place) => [id, place]));
}

async function byDate(found, step) {
  const known = await places;
  const place = ({ id }) => known.get(id.split("_").at(-1));
  return [...found].sort((one, other) => step * (place(one) - place(other)));
}

async function forget() {
  const loaded = await library?.catch(() => null);
  library = null;
  await loaded?.destroy();
}

// --- What a story shows ---

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// The word as the story has it stands behind its other spellings.
const shown = (word) => word.split(SEAM).at(-1);

function marked(words, isFound) {
  return words.flatMap((word, place) => [isFound(word, place) ? element("mark", {}, shown(word)) : shown(word), " "]);
}

const spellings = (word) => word.split(SEAM).map((spelling) => withoutArticle(letters(fold(spelling))));

function title(text, wanted) {
  const isWanted = (spelling) => wanted.some((word) => spelling.startsWith(word));
  return marked(text.split(" "), (word) => spellings(word).some(isWanted));
}

// Where no word begins as one that is wanted, Pagefind takes the longest that it begins with: "at" for "atlantis". It
// does so for all stories or for none, so a few of them tell.
function areMeant(rows, wanted) {
  const held = rows.flatMap(({ content, meta, locations }) => {
    const words = content.split(" ");
    return [...meta.title.split(" "), ...locations.map((place) => words[place])].flatMap(spellings);
  });
  const beginning = (word) => word.slice(0, Math.max(3, Math.ceil(word.length / 2)));
  return wanted.every((word) => held.some((spelling) => spelling.includes(beginning(word))));
}

// The stretch of the text that holds most of what was found.
function extract(text, places) {
  const words = text.split(" ");
  const held = (start) => places.filter((place) => place >= start && place < start + EXTRACT).length;
  const starts = [0, ...places.map((place) => Math.max(0, place - 6))];
  const start = starts.reduce((best, one) => (held(one) > held(best) ? one : best));
  const found = new Set(places);
  const stretch = marked(words.slice(start, start + EXTRACT), (_, place) => found.has(start + place));
  return [...(start ? ["… "] : []), ...stretch, ...(start + EXTRACT < words.length ? ["…"] : [])];
}

function day(about, numberingSystem) {
  const [, year, month, date] = /qqd(\d{4})(\d\d)(\d\d)/.exec(about);
  const language = document.documentElement.lang;
  const form = { day: "numeric", month: "long", year: "numeric", calendar: "gregory", timeZone: "UTC", numberingSystem };
  const words = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, form);
  return element("time", { dateTime: `${year}-${month}-${date}` }, words.format(Date.UTC(year, month - 1, date)));
}

function row(found, { base, language, wanted, digits }) {
  const { value: lang, dataset } = language(found.meta.about);
  const written = { lang, dir: "auto" };
  // Only where it is not the site's own: the row then reads from its own side.
  const side = dataset.direction === document.dir ? {} : { dir: dataset.direction };
  const code = element("span", { className: "pressmark" }, /(\d+)\.html$/.exec(found.raw_url)[1]);
  const headline = element("span", { className: "headline", ...written }, ...title(found.meta.title, wanted));
  return element(
    "li",
    side,
    element("a", { href: base + found.raw_url }, code, " ", headline),
    element("p", { className: "opening", ...written }, ...extract(found.content, found.locations)),
    element("p", { className: "moment" }, day(found.meta.about, digits)),
  );
}

// --- The page ---

function searchPage(form) {
  const { index, base, digits } = form.dataset;
  const says = JSON.parse(form.dataset.says);
  const { q, sort } = form.elements;
  const choices = ["topic", "year", "language"].map((name) => form.elements[name]);
  const [status, direct, results, more] = ["status", "direct", "results", "more"].map((id) => document.getElementById(id));
  const number = new Intl.NumberFormat(document.documentElement.lang, { numberingSystem: digits });
  const plural = new Intl.PluralRules(document.documentElement.lang);
  const counted = (count) => says.stories[plural.select(count)].replace("%(number)s", number.format(count));
  let turn = 0;
  let pause;

  const word = (choice) => choice.selectedOptions[0].dataset.word;
  const language = (about) => [...choices[2].options].find((one) => about.includes(one.dataset.word));

  function keepInAddress() {
    const address = new URL(location);
    for (const field of [q, sort, ...choices]) {
      if (field.value.trim()) address.searchParams.set(field.name, field.value);
      else address.searchParams.delete(field.name);
    }
    history.replaceState(null, "", address);
  }

  async function storyOfCode() {
    const code = /^(?:story code)?[\s:#]*0*(\d{1,12})$/.exec(fold(q.value).trim())?.[1];
    const address = `${base}stories/${code}.html`;
    const answer = code && (await ask(address, { method: "HEAD" }).catch(() => null));
    return answer?.ok ? { code, address } : null;
  }

  async function inOrder(found, wanted) {
    if (sort.value === "oldest") return byDate(found, 1);
    return sort.value === "newest" || !wanted.length ? byDate(found, -1) : found;
  }

  // Gives the number of stories that are meant.
  async function show(found, wanted, mine) {
    const rows = await Promise.all(found.slice(0, PAGE).map((one) => one.data()));
    const next = results.children.length;
    if (mine !== turn || (!next && !areMeant(rows, wanted))) return 0;
    results.append(...rows.map((one) => row(one, { base, language, wanted, digits })));
    more.hidden = found.length <= PAGE;
    more.onclick = async () => {
      await guarded(() => show(found.slice(PAGE), wanted, mine));
      results.children[next + PAGE]?.querySelector("a").focus();
    };
    return found.length;
  }

  async function guarded(work) {
    const mine = turn;
    await work().catch((error) => {
      console.error(error);
      lost = true;
    });
    if (!lost) return;
    await forget(); // it remembers what it did not get
    if (mine !== turn) return;
    none(says.lost);
  }

  function none(why) {
    results.replaceChildren();
    more.hidden = true;
    status.textContent = why;
  }

  async function search() {
    const mine = ++turn;
    const typed = searchedWords(q.value);
    const chosen = choices.filter((choice) => choice.value).map(word);
    keepInAddress();
    const story = await storyOfCode();
    if (mine !== turn) return;
    direct.replaceChildren(...(story ? [element("a", { href: story.address }, says.go.replace("%(code)s", story.code))] : []));
    if (!typed.length && !chosen.length) return none(q.value.trim() ? says.short : "");
    await guarded(async () => {
      if (!library) status.textContent = says.loading;
      lost = false;
      library ??= pagefind(index);
      const loaded = await library;
      const wanted = typed.filter((word) => !loaded.common.has(word));
      if (mine !== turn || lost) return;
      if (!wanted.length && !chosen.length) return none(says.common);
      const answer = await loaded.search([...wanted, ...chosen].join(" "));
      const found = await inOrder(answer.results, wanted);
      if (mine !== turn || lost) return;
      results.replaceChildren();
      more.hidden = true;
      const count = await show(found, wanted, mine);
      if (mine !== turn || lost) return;
      status.textContent = count ? counted(count) : says.none;
    });
  }

  async function submit(event) {
    event?.preventDefault();
    clearTimeout(pause);
    const story = await storyOfCode();
    if (story) location[event ? "assign" : "replace"](story.address);
    else await search();
  }

  function walk(event) {
    const stops = [q, ...document.querySelectorAll(LINKS)];
    const here = stops.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && here >= 0) {
      event.preventDefault();
      if (here === 0) q.value = "";
      q.focus();
      if (here === 0) search();
    } else if (step && stops[here + step] && here >= 0) {
      event.preventDefault();
      stops[here + step].focus();
    }
  }

  for (const [name, value] of new URL(location).searchParams) {
    if ([q, sort, ...choices].some((field) => field.name === name)) form.elements[name].value = value;
    // A topic of an old address that is offered no longer.
    if (form.elements[name]?.selectedIndex === -1) form.elements[name].selectedIndex = 0;
  }
  // What was chosen is seen.
  form.querySelector("details").open = [sort, ...choices].some(({ value }) => value);
  form.addEventListener("submit", submit);
  form.addEventListener("change", (event) => event.target !== q && search());
  q.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(search, PAUSE);
  });
  document.addEventListener("keydown", walk);
  if (location.search) submit();
}

searchPage(document.querySelector("form[data-index]"));
