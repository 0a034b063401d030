// Specmatic calls a test failed when a made-up id is not found. What counts here is an answer that the document does not
// tell of: another status, or a body that its schema does not allow.
import { readFileSync } from 'node:fs';

const [documentFile, logFile] = process.argv.slice(2);
const document = JSON.parse(readFileSync(documentFile, 'utf8'));
const log = readFileSync(logFile, 'utf8');
const STATUS_RULE = 'R0002';

const MEDIA_TYPE = /Specification expected (\w+\/[\w.+-]+) but response contained (\w+\/[\w.+-]+)/;

const outside = new Set();
for (const found of log.split(/^\s*API: /m).slice(1)) {
    const failure = found.split(/^\s*(?:Testing scenario|"?Scenario:|-{5,})/m)[0].trim();
    const [, verb, path] = failure.match(/^(\w+) (\S+) ->/) ?? [];
    const answers = document.paths[path?.replace(/\((\w+):[^)]*\)/g, '{$1}')]?.[verb?.toLowerCase()]?.responses;
    const status = failure.match(/response contained status (\d+)/)?.[1];
    const rules = failure.match(/\bR\d{4}\b(?=:)/g) ?? [];
    const known = answers && status && status in answers && rules.every((rule) => rule === STATUS_RULE);
    if (!known && !isOtherMediaType(failure, answers)) outside.add(failure);
}

// Of an answer in several media types it knows one, and holds every answer against that.
function isOtherMediaType(failure, answers) {
    const [, expected, given] = failure.match(MEDIA_TYPE) ?? [];
    return Object.values(answers ?? {}).some(({ content }) => content && expected in content && given in content);
}

const count = log.match(/Tests run: (\d+)/)?.[1];
if (!count || count === '0') {
    console.error('specmatic ran no test');
    process.exit(1);
}
for (const failure of outside) console.error(`${failure}\n`);
console.log(`${count} requests, ${outside.size} answers outside the document`);
process.exit(outside.size === 0 ? 0 : 1);
