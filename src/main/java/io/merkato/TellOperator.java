package io.merkato;

import io.merkato.platform.settings.Mode;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.info.BuildProperties;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Prints one line that says where the shop is and how long its start took, the launcher's share included, and one when it
 * begins to stop.
 */
@Component
class TellOperator {

    private final Mode mode;
    private final BuildProperties build;

    TellOperator(Mode mode, BuildProperties build) {
        this.mode = mode;
        this.build = build;
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
                "Merkato is ready at http://localhost:%d after %.1f s (version %s, %s; API documentation at /docs)%n",
                port,
                taken.toMillis() / 1000.0,
                build.getVersion(),
                mode.isSandbox() ? "sandbox" : "production");
    }

    @EventListener
    void stopping(ContextClosedEvent event) {
        System.out.println("Stopping Merkato; requests under way are finished first.");
    }

    private static Duration taken(ApplicationReadyEvent event) {
        String launchedAt = System.getenv("MERKATO_STARTED_AT_MS");
        if (launchedAt != null) {
            return Duration.between(Instant.ofEpochMilli(Long.parseLong(launchedAt)), Instant.now());
        }
        return Objects.requireNonNullElse(event.getTimeTaken(), Duration.ZERO);
    }
}
