package io.merkato.signin;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.platform.jobs.Outbox;
import org.springframework.stereotype.Component;

/**
 * Makes a link for a new password, when the address that was asked for is anybody's. That is looked up after the answer, so
 * that the answer cannot tell.
 */
@Component
class SendResetLink implements Job<SendResetLink.Forgotten> {

    static final JobKind<Forgotten> KIND = new JobKind<>("signin.send-reset-link", Forgotten.class);

    private final Accounts accounts;
    private final ResetTokenStore tokens;
    private final Outbox outbox;
    private final AuditTrail audit;

    SendResetLink(Accounts accounts, ResetTokenStore tokens, Outbox outbox, AuditTrail audit) {
        this.accounts = accounts;
        this.tokens = tokens;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Override
    public JobKind<Forgotten> kind() {
        return KIND;
    }

    @Override
    public boolean inTransaction() {
        return true;
    }

    @Override
    public void run(Forgotten forgotten) {
        // Locked, so that an account which is erased or gets another address meanwhile is not written to any more.
        Account account = accounts.lockByEmail(forgotten.email());
        if (account == null || account.disabled()) {
            return;
        }
        OpaqueToken token = OpaqueToken.random();
        tokens.replace(account.id(), account.email(), token.hash());
        outbox.publish(new PasswordResetRequested(account.id(), account.email(), account.firstName(), token.text()));
        audit.record(SecurityEvent.PASSWORD_RESET_REQUESTED, account.id(), null, null, "");
    }

    /** Somebody asked for a new password for an address. */
    record Forgotten(String email) {

        @Override
        public String toString() {
            return "Forgotten[]";
        }
    }
}
