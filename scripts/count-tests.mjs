// Prints "PASSED FAILED SKIPPED" from the JSON that a test runner wrote: CTRF (xUnit), Vitest or Playwright.
import { readFileSync } from "node:fs";

const result = JSON.parse(readFileSync(process.argv[2], "utf8"));

function count() {
  if (result.reportFormat === "CTRF") {
    const { tests, passed, skipped, pending } = result.results.summary;
    // Whatever neither passed nor was skipped has failed, under whatever name. Errors outside a test (a fixture that
    // broke) fail the suite as well.
    const errors = (result.results.extra?.suites ?? []).flatMap((suite) => suite.errors ?? []).length;
    return [passed, tests - passed - skipped - pending + errors, skipped + pending];
  }
  if (typeof result.numTotalTests === "number") {
    const skipped = result.numPendingTests + (result.numTodoTests ?? 0);
    const brokenFiles = result.testResults.filter((f) => f.status === "failed" && f.assertionResults.length === 0);
    const failed = result.numTotalTests - result.numPassedTests - skipped + brokenFiles.length;
    return [result.numPassedTests, failed, skipped];
  }
  if (result.stats) {
    // A test that passed only on a second try is not a pass.
    const { expected, unexpected, flaky, skipped } = result.stats;
    return [expected, unexpected + flaky + (result.errors?.length ?? 0), skipped];
  }
  throw new Error(`${process.argv[2]} has no format that is known here`);
}

console.log(count().join(" "));
