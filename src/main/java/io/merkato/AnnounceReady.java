package io.merkato;

import io.merkato.platform.settings.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Prints the one line that says where the shop is and how long its start took, the launcher's share included. */
@Component
class AnnounceReady {

    private final Settings settings;

    AnnounceReady(Settings settings) {
        this.settings = settings;
    }

    @EventListener
    void ready(ApplicationReadyEvent event) {
        if (!(event.getApplicationContext() instanceof WebServerApplicationContext context)
                || context.getWebServer() == null) {
            return;
        }
        int port = context.getWebServer().getPort();
        Duration taken = taken(event);
        System.out.printf(
                Locale.ROOT,
                "Merkato is ready at http://localhost:%d after %.1f s (%s; API documentation at /docs)%n",
                port,
                taken.toMillis() / 1000.0,
                settings.sandbox() ? "sandbox" : "production");
    }

    private static Duration taken(ApplicationReadyEvent event) {
        String launchedAt = System.getenv("MERKATO_STARTED_AT_MS");
        if (launchedAt != null) {
            return Duration.between(Instant.ofEpochMilli(Long.parseLong(launchedAt)), Instant.now());
        }
        return Objects.requireNonNullElse(event.getTimeTaken(), Duration.ZERO);
    }
}
