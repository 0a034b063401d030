package io.merkato.sessions;

import io.merkato.platform.jobs.RecurringJob;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Deletes refresh tokens that have expired, with the sessions they kept going, and keys that no token needs any more. */
@Component
class ForgetExpiredSessions implements RecurringJob {

    private final SessionStore sessions;
    private final SigningKeyStore keys;

    ForgetExpiredSessions(SessionStore sessions, SigningKeyStore keys) {
        this.sessions = sessions;
        this.keys = keys;
    }

    @Override
    public String name() {
        return "sessions.forget-expired-sessions";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    public void run() {
        sessions.deleteExpired();
        keys.deleteRetired();
    }
}
