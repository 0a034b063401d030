package io.merkato.sessions;

import java.util.concurrent.TimeUnit;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Deletes refresh tokens that have expired, with the sessions they kept going, and keys that no token needs any more. */
@Component
class ForgetExpiredSessions {

    private final SessionStore sessions;
    private final SigningKeyStore keys;

    ForgetExpiredSessions(SessionStore sessions, SigningKeyStore keys) {
        this.sessions = sessions;
        this.keys = keys;
    }

    @Scheduled(initialDelay = 15, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void run() {
        sessions.deleteExpired();
        keys.deleteRetired();
    }
}
