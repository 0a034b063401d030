package io.merkato.pages;

import io.merkato.kernel.Audience;
import io.merkato.kernel.OpenTo;
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
 * The pages on which people read and try the API. All that they load comes from the shop itself.
 */
@Hidden
@RestController
@OpenTo(Audience.EVERYBODY)
class DocsController {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final String page;
    private final MarkdownPage guide = new MarkdownPage("A guide to the API", "documents/api.md");
    private final MarkdownPage afterTheSale = new MarkdownPage("After the sale", "documents/after-the-sale.md");
    private final MarkdownPage sandbox = new MarkdownPage("Paying in a sandbox", "documents/sandbox.md");
    private final MarkdownPage states = new MarkdownPage("States", "documents/states.md");
    private final MarkdownPage problems = new MarkdownPage("Problems", "documents/problems.md");

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
        return html(page);
    }

    @GetMapping("/docs/guide")
    ResponseEntity<String> guide() {
        return html(guide.html());
    }

    @GetMapping("/docs/after-the-sale")
    ResponseEntity<String> afterTheSale() {
        return html(afterTheSale.html());
    }

    @GetMapping("/docs/sandbox")
    ResponseEntity<String> sandbox() {
        return html(sandbox.html());
    }

    @GetMapping("/docs/states")
    ResponseEntity<String> states() {
        return html(states.html());
    }

    @GetMapping("/docs/problems")
    ResponseEntity<String> problems() {
        return html(problems.html());
    }

    private static ResponseEntity<String> html(String page) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .body(page);
    }
}
