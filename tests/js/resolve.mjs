// Lets node find the vendored packages by the names that the import map gives them in the browser.

import { readFileSync } from "node:fs";
import { registerHooks } from "node:module";

const top = new URL("../../", import.meta.url);
const { packages } = JSON.parse(readFileSync(new URL("static/vendor/vendor.lock.json", top), "utf8"));
const paths = new Map(Object.values(packages).flatMap(({ modules }) => Object.entries(modules)));

registerHooks({
  resolve(name, context, next) {
    const path = paths.get(name);
    return path ? { url: new URL(path, top).href, format: "module", shortCircuit: true } : next(name, context);
  },
});
