package io.merkato.notifications;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** The mails that a sandbox wrote, for whoever wants to read them. Production lets nobody. */
@Component
@ConditionalOnBooleanProperty("merkato.sandbox")
public class SandboxMails {

    private final MailStore store;

    SandboxMails(MailStore store) {
        this.store = store;
    }

    /** The newest mails, to one address in any case of letters or to all. */
    public List<Written> newest(@Nullable String to, int limit) {
        return store.newest(to, limit).stream().map(Written::of).toList();
    }

    public Optional<Written> find(UUID id) {
        return store.find(id).map(Written::of);
    }

    /** A mail as it was written. Its texts are empty when it was sent by production, which keeps none. */
    public record Written(
            UUID id,
            String to,
            String subject,
            String text,
            String html,
            @Nullable URI unsubscribe,
            Instant at) {

        private static Written of(MailStore.Written written) {
            Mail mail = written.mail();
            return new Written(
                    mail.id(),
                    mail.recipient(),
                    mail.subject(),
                    Objects.requireNonNullElse(mail.text(), ""),
                    Objects.requireNonNullElse(mail.html(), ""),
                    mail.unsubscribe(),
                    written.createdAt());
        }
    }
}
