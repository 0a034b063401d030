const VERBS = ['get', 'post', 'put', 'patch', 'delete'];

const byPathAndVerb = (one, other) =>
    one.get('path').localeCompare(other.get('path')) ||
    VERBS.indexOf(one.get('method')) - VERBS.indexOf(other.get('method'));

// A key is good for one intention, so no example of one can stand in the document.
const suggestKeys = (spec) => {
    for (const operations of Object.values(spec.paths)) {
        for (const operation of Object.values(operations)) {
            const key = operation.parameters?.find((one) => one.name === 'Idempotency-Key' && one.required);
            if (key) key.example = crypto.getRandomValues(new Uint32Array(4)).join('-');
        }
    }
};

fetch('/openapi.json')
    .then((answer) => answer.json())
    .then((spec) => {
        // What is tried here is tried on the shop that serves this page.
        suggestKeys(spec);
        spec.servers = [{ url: window.location.origin, description: 'This shop' }];
        SwaggerUIBundle({
            spec,
            dom_id: '#routes',
            deepLinking: true,
            docExpansion: 'list',
            defaultModelsExpandDepth: 0,
            defaultModelExpandDepth: 3,
            operationsSorter: byPathAndVerb,
            filter: true,
            tryItOutEnabled: true,
            persistAuthorization: true,
            displayRequestDuration: true,
            // Nothing is asked of other hosts, and no setting is taken from the address bar.
            validatorUrl: null,
            queryConfigEnabled: false,
        });
    });
