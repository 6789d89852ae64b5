"use strict";
// The page: which list and which document are shown follows from the fragment of the address, such as #album=300&doc=47200001.

const main = document.getElementById("main");
const years = document.getElementById("years");
const search = document.getElementById("search");
const statusLine = document.getElementById("status");

const hashOf = state => `#${new URLSearchParams(state)}`;
const readState = () => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

// What makes a list: everything in the address but the document and the place in the timeline.
function listState() {
  const { doc, month, ...state } = readState();
  return state;
}

const addressOfDocument = id => hashOf({ ...listState(), doc: id });

let shown = { key: null, tiles: null, ids: [] };
const scrolls = new Map();

const details = new DetailView(document.getElementById("details"), {
  goTo: id => location.replace(addressOfDocument(id)),
  close() {
    if (shown.openedHere)
      history.back();
    else
      location.replace(hashOf(listState()));
  },
});

// --- Lists ---

function monthsOf() {
  const months = new Map();
  for (const document of documents) {
    const month = document.time.slice(0, 7);
    if (!months.has(month))
      months.set(month, []);
    months.get(month).push(document);
  }
  return months;
}

function showTimeline() {
  const months = monthsOf();
  if (documents.length === 0)
    main.append(make("p", { class: "message" }, "The backup has no documents yet."));
  const tiles = new Tiles(
    main,
    [...months].map(([month, its]) => ({ name: `month-${month}`, heading: formatMonth(month), documents: its })),
    addressOfDocument);
  showYears([...months.keys()]);
  return { title: "Timeline", tiles, ids: documents.map(document => document.id) };
}

function showYears(months) {
  const first = new Map(months.filter(month => month !== "").map(month => [month.slice(0, 4), null]));
  for (const month of months)
    first.set(month.slice(0, 4), first.get(month.slice(0, 4)) ?? month);
  first.delete("");
  years.append(...[...first].map(([year, month]) => make("a", { href: hashOf({ month }) }, year)));
  years.hidden = first.size < 2;
}

const card = (address, cover, title, count, isGone) => make(
  "a", { class: isGone ? "card gone" : "card", href: address },
  cover ? thumbnail(cover) : make("span", { class: "thumbnail" }, make("span", { class: "no-picture", "aria-hidden": "true" }, title)),
  make("span", { class: "card-title" }, words(title)),
  make("small", {}, count, isGone && ", gone from the account"));

const albumCard = album => card(
  hashOf({ album: album.id }), coverOf(album), titleOf(album), formatCount(album.documents.length, "document", "documents"), album.goneAt);

const albumsIn = folder => folder.albums.map(id => albumsById.get(id)).filter(Boolean);

function folderCard(folder) {
  const its = albumsIn(folder);
  const cover = documentsById.get(folder.coverId) ?? its.map(coverOf).find(Boolean);
  return card(hashOf({ folder: folder.id }), cover, titleOf(folder), formatCount(its.length, "album", "albums"), folder.goneAt);
}

const cards = (heading, its) => its.length > 0 && make(
  "section", { class: "group" }, heading && make("h2", {}, heading, " ", make("small", {}, numberFormat.format(its.length))),
  make("div", { class: "cards" }, ...its));

const addCards = (...sections) => main.append(...sections.filter(Boolean));

function showAlbums() {
  addCards(cards("Folders", folders.map(folderCard)), cards("Albums", albums.map(albumCard)));
  if (albums.length === 0)
    main.append(make("p", { class: "message" }, "The account has no albums."));
  return { title: "Albums" };
}

const listHeading = (thing, ...rest) => make(
  "header", { class: "list-heading" }, make("h1", { dir: "auto" }, titleOf(thing)),
  thing.description?.trim() && richText(thing.description),
  make("p", { class: "quiet" }, ...rest.filter(Boolean), thing.goneAt && ` Gone from the account since ${formatDay(thing.goneAt)}.`));

function showFolder(state) {
  const folder = foldersById.get(state.folder);
  if (!folder)
    return showNothing("The backup has no such folder.");
  const its = albumsIn(folder);
  main.append(listHeading(folder, `${formatCount(its.length, "album", "albums")}.`));
  addCards(cards(null, its.map(albumCard)));
  return { title: titleOf(folder) };
}

function showAlbum(state) {
  const album = albumsById.get(state.album);
  if (!album)
    return showNothing("The backup has no such album.");
  const its = documentsOf(album);
  const others = album.documents.length - its.length;
  main.append(listHeading(
    album, `${formatCount(its.length, "document", "documents")}.`,
    others > 0 && ` ${formatCount(others, "document", "documents")} of other members ${others === 1 ? "is" : "are"} not in the backup.`,
    album.link && " ", album.link && webLink(album.link, "Open on ipernity")));
  const tiles = new Tiles(main, [{ name: "album-documents", documents: its }], addressOfDocument);
  return { title: titleOf(album), tiles, ids: its.map(document => document.id) };
}

function showSearch(state) {
  const words = wordsOf(state.search);
  const found = findDocuments(words);
  const foundAlbums = findAlbums(words);
  const count = formatCount(found.length, "document", "documents");
  const quoted = make("bdi", { class: "quoted" }, `“${state.search.trim()}”`);
  main.append(make("p", { class: "quiet found" }, `${count} with `, quoted, " in title or tags."));
  addCards(cards("Albums", foundAlbums.map(albumCard)));
  const heading = foundAlbums.length > 0 ? "Documents" : null;
  const tiles = new Tiles(main, [{ name: "found", heading, documents: found }], addressOfDocument);
  statusLine.textContent = `${count} found`;
  return { title: state.search.trim(), tiles, ids: found.map(document => document.id) };
}

function showNothing(text) {
  main.append(make("p", { class: "message" }, text));
  return { title: "Not found" };
}

function showList(state) {
  if (shown.key !== null)
    scrolls.set(shown.key, scrollY);
  shown.tiles?.remove();
  main.replaceChildren();
  years.replaceChildren();
  years.hidden = true;
  const isAlbums = "albums" in state || "album" in state || "folder" in state;
  const isSearch = state.search?.trim();
  const list = isSearch ? showSearch(state)
    : "album" in state ? showAlbum(state)
    : "folder" in state ? showFolder(state)
    : "albums" in state ? showAlbums()
    : showTimeline();
  setCurrent("to-albums", isAlbums && !isSearch);
  setCurrent("to-timeline", !isAlbums && !isSearch);
  if (document.activeElement !== search)
    search.value = state.search ?? "";
  return list;
}

function setCurrent(id, isCurrent) {
  const link = document.getElementById(id);
  if (isCurrent)
    link.setAttribute("aria-current", "page");
  else
    link.removeAttribute("aria-current");
}

// Shows what the address says.
function show() {
  const state = readState();
  const key = hashOf(listState());
  if (key !== shown.key) {
    const list = showList(state);
    shown = { key, ids: [], ...list };
    scrollTo(0, scrolls.get(key) ?? 0);
  }
  if (state.month !== undefined && state.month !== shown.month)
    document.getElementById(`month-${state.month}`)?.scrollIntoView();
  shown.month = state.month;
  document.title = `${shown.title} – ${accountName()}`;
  if (state.doc !== undefined) {
    shown.lastId = state.doc;
    details.show(state.doc, shown.ids);
  } else if (details.isOpen) {
    details.hide();
    shown.openedHere = false;
    shown.tiles?.measure();
    if (shown.lastId !== undefined)
      shown.tiles?.focus(shown.lastId);
  }
}

// --- The frame ---

const accountName = () => manifest.account?.userName ? `${manifest.account.userName} on ipernity` : "ipernity backup";

function showFrame() {
  const contents = manifest.contents ?? {};
  document.getElementById("brand").replaceChildren(make("b", {}, words(manifest.account?.userName ?? "ipernity")), " backup");
  const facts = [
    formatCount(documents.length, "document", "documents"),
    formatCount(albums.length, "album", "albums"),
    contents.bytes && formatBytes(contents.bytes),
  ].filter(Boolean).join(", ");
  document.getElementById("about").append(make(
    "p", {}, `${facts}. `, manifest.updatedAt && `Last backup: ${formatMoment(manifest.updatedAt)}. `,
    manifest.isComplete === false && "The last run did not save everything; the next one goes on."));
}

let typing = 0;

function searchTyped() {
  clearTimeout(typing);
  const text = search.value;
  const address = text.trim() === "" ? "#" : hashOf({ search: text });
  if ("search" in readState())
    location.replace(address);
  else if (text.trim() !== "")
    location.hash = address;
}

search.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(searchTyped, 200);
});
document.getElementById("search-form").addEventListener("submit", event => {
  event.preventDefault();
  searchTyped();
});
document.querySelector(".skip").addEventListener("click", event => {
  event.preventDefault();
  main.focus();
});
document.addEventListener("click", event => {
  if (event.target.closest("a[data-id]"))
    shown.openedHere = true;
});
document.addEventListener("keydown", event => {
  if (event.key === "/" && !details.isOpen && event.target !== search) {
    event.preventDefault();
    search.focus();
  }
});
addEventListener("hashchange", show);

if (data.documents === undefined) {
  showNothing("The data of this page is missing. Keep the folder “viewer” beside index.html, or run the backup again.");
} else {
  showFrame();
  show();
}
