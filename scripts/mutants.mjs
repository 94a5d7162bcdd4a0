// Breaks the code on purpose, one place at a time, and says which tests notice.
//
//   node scripts/mutants.mjs tests/Liaison.Link.Tests [NAME PART]
//
// The project's mutants.json lists the places: name, file, from, to. Each is tried in a copy of what is committed; the
// command fails when a break was not noticed.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [project, part = ""] = process.argv.slice(2);
if (!project) {
  console.error("usage: node scripts/mutants.mjs PROJECT [NAME PART]");
  process.exit(2);
}

const minutes = 5;
const copy = mkdtempSync(join(tmpdir(), "liaison-mutants-"));
const run = (...command) =>
  spawnSync("timeout", [`${minutes}m`, "dotnet", ...command], { cwd: copy, encoding: "utf8", maxBuffer: 1 << 28 });
const build = () => run("build", project, "-v", "q", "-p:TreatWarningsAsErrors=false", "-p:RunAnalyzers=false");
const test = () => run("run", "--no-build", "--project", project);

let missed = 0;
try {
  execFileSync("git", ["clone", "-q", ".", copy]);
  if (build().status !== 0 || test().status !== 0) throw new Error("the tests fail before anything is broken");
  const mutants = JSON.parse(readFileSync(join(copy, project, "mutants.json"), "utf8"));
  for (const { name, file, from, to } of mutants.filter((mutant) => mutant.name.includes(part))) {
    const path = join(copy, file);
    const sound = readFileSync(path, "utf8");
    const places = sound.split(from).length - 1;
    if (places === 0) throw new Error(`${name}: "${from}" is not in ${file}`);
    writeFileSync(path, sound.replaceAll(from, to));
    const built = build();
    const tested = built.status === 0 ? test() : undefined;
    writeFileSync(path, sound);
    if (!tested) throw new Error(`${name}: it does not build\n${built.stdout}`);
    const caught = tested.status !== 0;
    const by = [...tested.stdout.matchAll(/\.([A-Za-z]+\.[A-Za-z0-9_]+) \[FAIL\]/g)].map(([, test]) => test);
    console.log(`${caught ? "caught" : "MISSED"}: ${name}${by.length > 0 ? ` (${by[0]})` : ""}`);
    if (!caught) missed++;
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}

process.exit(missed === 0 ? 0 : 1);
