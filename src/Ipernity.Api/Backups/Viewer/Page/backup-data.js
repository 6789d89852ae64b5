"use strict";
// The data of the backup, as the files in this folder have it.

const kinds = ["Other", "Photo", "Audio", "Video"];
const data = self.ipernityBackup ?? {};
const manifest = data.manifest ?? {};

// Newest first.
const documents = (data.documents ?? []).map(row => ({
  id: row[0],
  title: row[1],
  time: row[2],
  file: row[3],
  kind: kinds[row[4]],
  hasFile: (row[5] & 1) !== 0,
  isGone: (row[5] & 2) !== 0,
  hasThumbnail: (row[5] & 4) !== 0,
  keywords: row.slice(6),
}));
const documentsById = new Map(documents.map(document => [document.id, document]));
const albums = data.albums?.albums ?? [];
const albumsById = new Map(albums.map(album => [album.id, album]));
const folders = data.folders?.folders ?? [];
const foldersById = new Map(folders.map(folder => [folder.id, folder]));

// The documents of an album that are in the backup, in the album's order.
const documentsOf = album => album.documents.map(id => documentsById.get(id)).filter(Boolean);

const coverOf = album => documentsById.get(album.coverId) ?? documentsOf(album)[0];

// The address of a file of the backup, or null if the path leads elsewhere.
function addressOf(path) {
  const parts = path.split("/");
  const isInside = ["documents", "thumbnails", "versions"].includes(parts[0])
    && parts.every(part => part !== "" && part !== "." && part !== "..");
  return isInside ? parts.map(encodeURIComponent).join("/") : null;
}

const originalOf = document => addressOf(`documents/${document.file}`);
const thumbnailOf = document => addressOf(`thumbnails/${document.file}.jpg`);

// Files that a browser shows or saves. Anything else, such as a web page, could run scripts: only its path is shown.
const harmless = new RegExp("\\.(jpe?g|jpe|png|gif|webp|avif|heic|heif|tiff?|bmp|psd|dng|cr[23w]|nef|arw|orf|rw2|raf|mp[34]|m4[av]|mov|avi"
  + "|mkv|webm|mpe?g|wmv|flv|3gp|og[agv]|opus|flac|wav|aac|wma|pdf|txt|zip|docx?|xlsx?|pptx?|od[tsp]|rtf)$", "i");
const isHarmless = path => harmless.test(path);

// --- Details, which are loaded when a picture is opened ---

// FNV-1a over the characters, folded to a byte.
function bucketOf(id) {
  let hash = 2166136261;
  for (let index = 0; index < id.length; index++)
    hash = Math.imul(hash ^ id.charCodeAt(index), 16777619);
  return ((hash ^ (hash >>> 8) ^ (hash >>> 16) ^ (hash >>> 24)) & 255).toString(16).padStart(2, "0");
}

const detailScript = /^viewer\/details-[0-9a-f]{2}\.js$/;
const policy = self.trustedTypes?.createPolicy("ipernity-backup", {
  createScriptURL(address) {
    if (!detailScript.test(address))
      throw new TypeError(`'${address}' is not a script of this page.`);
    return address;
  },
});
const loading = new Map();

function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = policy ? policy.createScriptURL(address) : address;
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error(`'${address}' cannot be read.`)));
    document.head.append(script);
  });
}

// What the sidecar of a document says, or null if it cannot be read.
async function loadDetails(id) {
  const name = `details-${bucketOf(id)}`;
  if (!loading.has(name))
    loading.set(name, loadScript(`viewer/${name}.js`));
  try {
    await loading.get(name);
  } catch {
    return null;
  }
  return data[name]?.find(details => details.id === id) ?? null;
}

// --- Search ---

const foldedLetters = { "ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i" };

// A text without case and diacritics.
const fold = text => text
  .normalize("NFKD")
  .replace(/\p{M}+/gu, "")
  .toLowerCase()
  .replace(/[ßæœøłđðþı]/g, letter => foldedLetters[letter]);

let searched = null;

// The documents whose title and tags have all the words.
function findDocuments(words) {
  searched ??= documents.map(document => fold(`${document.title}\n${document.keywords.join("\n")}`));
  return documents.filter((_, index) => words.every(word => searched[index].includes(word)));
}

const findAlbums = words => albums.filter(album => {
  const title = fold(album.title ?? "");
  return words.every(word => title.includes(word));
});

const wordsOf = text => fold(text).split(/\s+/).filter(word => word !== "");
