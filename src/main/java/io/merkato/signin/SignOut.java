package io.merkato.signin;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.UserId;
import io.merkato.platform.security.Caller;
import io.merkato.platform.visitor.Visitor;
import io.merkato.sessions.Sessions;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Ends sessions at their owner's wish. */
@Component
class SignOut {

    private final Sessions sessions;
    private final AuditTrail audit;

    SignOut(Sessions sessions, AuditTrail audit) {
        this.sessions = sessions;
        this.audit = audit;
    }

    /** Ends the caller's session, or all of them; a guest is refused with UNAUTHENTICATED. */
    @Transactional
    public void signOut(Caller caller, Visitor visitor, boolean everywhere) {
        UserId userId = caller.requireUser();
        if (everywhere) {
            sessions.endAll(userId);
        } else if (caller.sessionId() == null || !sessions.end(userId, caller.sessionId())) {
            // Another request has signed out at the same moment.
            return;
        }
        audit.record(SecurityEvent.SIGNED_OUT, userId, userId, visitor, everywhere ? "Everywhere." : "");
    }
}
