package io.merkato.sessions;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.UserId;
import io.merkato.platform.invalidation.Invalidations;
import io.merkato.platform.jobs.RecurringJob;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Puts a new signing key in the place of the current one. Nobody is signed out by it: refresh tokens stay good. */
@Component
class RotateSigningKeys implements RecurringJob {

    private static final int LONGEST_DAYS = 90;

    private final SigningKeys keys;
    private final SigningKeyStore store;
    private final Invalidations invalidations;
    private final AuditTrail audit;

    RotateSigningKeys(SigningKeys keys, SigningKeyStore store, Invalidations invalidations, AuditTrail audit) {
        this.keys = keys;
        this.store = store;
        this.invalidations = invalidations;
        this.audit = audit;
    }

    /**
     * Makes a new key. Of several at once, one does.
     *
     * @param revokeOthers whether access tokens that older keys signed are refused from now on, because one has leaked
     */
    @Transactional
    public void rotate(UserId actor, Visitor visitor, boolean revokeOthers) {
        boolean made = store.retireCurrent(0);
        if (made) {
            keys.makeCurrent();
        }
        boolean revoked = revokeOthers && store.revokeRetired();
        if (made || revoked) {
            tell(actor, visitor, revokeOthers ? "Older keys were revoked." : "Older keys still verify.");
        }
    }

    @Override
    public String name() {
        return "sessions.rotate-signing-keys";
    }

    @Override
    public Duration every() {
        return Duration.ofDays(1);
    }

    /** Does by itself what an operator forgets. */
    @Override
    @Transactional
    public void run() {
        if (store.retireCurrent(LONGEST_DAYS)) {
            keys.makeCurrent();
            tell(null, null, "The key was " + LONGEST_DAYS + " days old.");
        }
    }

    private void tell(@Nullable UserId actor, @Nullable Visitor visitor, String detail) {
        invalidations.invalidate(SigningKeys.TOPIC, SigningKeys.ALL);
        audit.record(SecurityEvent.SIGNING_KEY_ROTATED, null, actor, visitor, detail);
    }
}
