package io.merkato.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page on which people read and try the API. All that it loads comes from the shop itself; its policy allows scripts
 * of its own and nothing inline but the styles that Swagger UI sets.
 */
@Hidden
@RestController
class DocsController {

    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
            + " img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final String page;

    DocsController() throws IOException {
        Properties webjar = PropertiesLoaderUtils.loadProperties(
                new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties"));
        this.page = new ClassPathResource("static/docs/index.html")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{version}", webjar.getProperty("version"));
    }

    // A policy that is already set is not replaced by the one of the other answers.
    @GetMapping({"/docs", "/docs/", "/docs/index.html"})
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .header("Content-Security-Policy", POLICY)
                .body(page);
    }
}
