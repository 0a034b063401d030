// Specmatic calls a test failed when a made-up id is not found. What counts here is an answer that the document does not
// tell of: another status, or a body that its schema does not allow.
import { readFileSync } from 'node:fs';

const [documentFile, logFile] = process.argv.slice(2);
const document = JSON.parse(readFileSync(documentFile, 'utf8'));
const log = readFileSync(logFile, 'utf8');
const STATUS_RULE = 'R0002';

const outside = new Set();
for (const failure of log.split(/^\s*Testing scenario /m).slice(1)) {
    const [, verb, path] = failure.match(/API: (\w+) (\S+) ->/) ?? [];
    const answers = document.paths[path?.replace(/\((\w+):[^)]*\)/g, '{$1}')]?.[verb?.toLowerCase()]?.responses;
    const status = failure.match(/response contained status (\d+)/)?.[1];
    const rules = failure.match(/\bR\d{4}\b(?=:)/g) ?? [];
    const known = answers && status && status in answers && rules.every((rule) => rule === STATUS_RULE);
    if (!known) outside.add(failure.split('\n\n"Scenario')[0].trim());
}

const count = log.match(/Tests run: (\d+)/)?.[1];
if (!count || count === '0') {
    console.error('specmatic ran no test');
    process.exit(1);
}
for (const failure of outside) console.error(`${failure}\n`);
console.log(`${count} requests, ${outside.size} answers outside the document`);
process.exit(outside.size === 0 ? 0 : 1);
