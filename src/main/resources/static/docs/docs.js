SwaggerUIBundle({
    url: '/openapi.json',
    dom_id: '#routes',
    deepLinking: true,
    docExpansion: 'list',
    filter: true,
    displayRequestDuration: true,
    // Nothing is asked of other hosts, and no setting is taken from the address bar.
    validatorUrl: null,
    queryConfigEnabled: false,
});
