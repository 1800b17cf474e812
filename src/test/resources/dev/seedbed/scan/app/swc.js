import { minify } from "@swc/core";
import { readFileSync, writeFileSync } from "node:fs";

const [from, to] = process.argv.slice(2);
const { code } = await minify(readFileSync(from, "utf8"), { module: true, compress: true, mangle: true });
writeFileSync(to, code);
