const VERBS = ['get', 'post', 'put', 'patch', 'delete'];

const byPathAndVerb = (one, other) =>
    one.get('path').localeCompare(other.get('path')) ||
    VERBS.indexOf(one.get('method')) - VERBS.indexOf(other.get('method'));

fetch('/openapi.json')
    .then((answer) => answer.json())
    .then((spec) => {
        // What is tried here is tried on the shop that serves this page.
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
