package io.merkato.sessions;

import io.merkato.platform.privacy.PersonalData;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The devices a person was signed in on, as long as that is known. */
@Component
class SessionData implements PersonalData {

    private final SessionStore store;
    private final Sessions sessions;

    SessionData(SessionStore store, Sessions sessions) {
        this.store = store;
        this.sessions = sessions;
    }

    @Override
    public String name() {
        return "sessions";
    }

    @Override
    public Optional<Object> export(Person person) {
        return Optional.of(store.all(person.id()));
    }

    @Override
    public void erase(Person person) {
        sessions.erase(person.id());
    }

    /** A session, whether or not it goes on. */
    record HeldSession(
            @Nullable String address,
            @Nullable String userAgent,
            Instant createdAt,
            Instant lastUsedAt,
            @Nullable Instant endedAt) {}
}
