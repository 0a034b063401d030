package io.merkato.platform.web;

import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The page on which people read and try the API. All that it loads comes from the shop itself.
 */
@Hidden
@RestController
class DocsController {

    private final String page;

    DocsController(BuildProperties build) throws IOException {
        Properties webjar = PropertiesLoaderUtils.loadProperties(
                new ClassPathResource("META-INF/maven/org.webjars/swagger-ui/pom.properties"));
        this.page = new ClassPathResource("static/docs/index.html")
                .getContentAsString(StandardCharsets.UTF_8)
                .replace("{version}", webjar.getProperty("version"))
                .replace("{shop-version}", build.getVersion());
    }

    @GetMapping({"/docs", "/docs/", "/docs/index.html"})
    ResponseEntity<String> page() {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noCache())
                .body(page);
    }
}
