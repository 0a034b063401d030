package io.merkato.accounts;

import io.merkato.platform.id.UserId;
import io.merkato.platform.security.Caller;
import org.springframework.stereotype.Component;

/** Ends sessions at their owner's wish. */
@Component
class SignOut {

    private final Sessions sessions;

    SignOut(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Ends the caller's session, or all of them; a guest is refused with UNAUTHENTICATED. */
    void signOut(Caller caller, boolean everywhere) {
        UserId userId = caller.requireUser();
        if (everywhere) {
            sessions.endAll(userId);
        } else if (caller.sessionId() != null) {
            sessions.end(caller.sessionId());
        }
    }
}
