// Keeps V8's compiled code from one run to the next: compiling is half of loading a module.
"use strict";

const crypto = require("node:crypto");
const fs = require("node:fs");
const Module = require("node:module");
const path = require("node:path");
const threads = require("node:worker_threads");
const vm = require("node:vm");

const FOLDER = process.env.SPECGEN_CODE_CACHE;
const FILE = FOLDER && path.join(FOLDER, `${process.version}-${process.arch}.bin`);
const DIGEST = 32; // bytes: SHA-256 of everything that follows
const LENGTH = 4; // bytes: of the table of contents
const MOST = 32 << 20; // bytes: what is read at every start must stay small

const digestOf = (data) => crypto.createHash("sha256").update(data).digest();

// Map from the digest of a module's text to its code; empty if the file's digest does not match.
function read() {
  try {
    const data = fs.readFileSync(FILE);
    const body = data.subarray(DIGEST);
    if (!digestOf(body).equals(data.subarray(0, DIGEST))) return new Map();
    const start = LENGTH + body.readUInt32LE(0);
    const table = JSON.parse(body.toString("utf8", LENGTH, start));
    return new Map(table.map(([key, at, size]) => [key, body.subarray(start + at, start + at + size)]));
  } catch {
    return new Map();
  }
}

// Writes the whole file or nothing; a cache that cannot be written is not an error.
function write(codes) {
  let at = 0;
  const table = [...codes].map(([key, code]) => [key, (at += code.length) - code.length, code.length]);
  const head = Buffer.from(JSON.stringify(table));
  const length = Buffer.alloc(LENGTH);
  length.writeUInt32LE(head.length);
  const body = Buffer.concat([length, head, ...codes.values()]);
  const beside = `${FILE}.${process.pid}`;
  try {
    fs.writeFileSync(beside, Buffer.concat([digestOf(body), body]), { mode: 0o600 });
    fs.renameSync(beside, FILE);
  } catch {
    fs.rmSync(beside, { force: true });
  }
}

function sizeOf(codes) {
  return [...codes.values()].reduce((sum, code) => sum + code.length, 0);
}

function requireOf(module) {
  const load = (id) => module.require(id);
  load.resolve = (id, options) => Module._resolveFilename(id, module, false, options);
  load.main = process.mainModule;
  load.extensions = Module._extensions;
  load.cache = Module._cache;
  return load;
}

function keepCode() {
  const known = read();
  const scripts = new Map();
  let isComplete = true;
  const stock = Module.prototype._compile;
  Module.prototype._compile = function (content, file, format, ...rest) {
    const isPlain = (format ?? "commonjs") === "commonjs" && !content.startsWith("#!");
    if (!isPlain) return stock.call(this, content, file, format, ...rest);
    const key = digestOf(content).toString("base64");
    const script = new vm.Script(Module.wrap(content), { filename: file, cachedData: known.get(key) });
    if (!known.has(key) || script.cachedDataRejected) isComplete = false;
    scripts.set(key, script);
    const run = script.runInThisContext();
    return run.call(this.exports, this.exports, requireOf(this), this, file, path.dirname(file));
  };
  process.on("exit", () => {
    if (isComplete) return;
    const own = new Map([...scripts].map(([key, script]) => [key, script.createCachedData()]));
    const all = new Map([...known, ...own]);
    const kept = [all, own].find((codes) => sizeOf(codes) <= MOST);
    if (kept) write(kept);
  });
}

if (FOLDER && threads.isMainThread) keepCode();
