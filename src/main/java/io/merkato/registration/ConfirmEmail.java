package io.merkato.registration;

import static io.merkato.accounts.AccountProblem.INVALID_TOKEN;

import io.merkato.accounts.Accounts;
import io.merkato.accounts.ChangeEmail;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.UserId;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Confirms an address for whoever reads the mail sent to it: that of a registration, or a new one of an account. */
@Component
public class ConfirmEmail {

    private static final RateLimit FAILURES = new RateLimit("confirm-email", 300, Duration.ofMinutes(15));

    private final ConfirmationStore confirmations;
    private final Accounts accounts;
    private final ChangeEmail changeEmail;
    private final RateLimits rateLimits;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    ConfirmEmail(
            ConfirmationStore confirmations,
            Accounts accounts,
            ChangeEmail changeEmail,
            RateLimits rateLimits,
            AuditTrail audit,
            TransactionTemplate transaction) {
        this.confirmations = confirmations;
        this.accounts = accounts;
        this.changeEmail = changeEmail;
        this.rateLimits = rateLimits;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Confirms, or refuses with INVALID_TOKEN. Links of other registrations of the address stop working. */
    public void confirm(OpaqueToken token, Visitor visitor) {
        if (!tryToConfirm(token, visitor)) {
            rateLimits.take(FAILURES, visitor.network());
            throw INVALID_TOKEN.because(
                    "It was used before, is older than 24 hours, or was cut. Sign in to get a new one.");
        }
    }

    private boolean tryToConfirm(OpaqueToken token, Visitor visitor) {
        try {
            return Boolean.TRUE.equals(transaction.execute(
                    status -> confirmRegistration(token, visitor) || changeEmail.confirm(token, visitor)));
        } catch (DuplicateKeyException e) {
            // Somebody else got the new address at the same moment.
            return false;
        }
    }

    private boolean confirmRegistration(OpaqueToken token, Visitor visitor) {
        ConfirmationStore.Confirmation sent = confirmations.find(token.hash());
        if (sent == null || !confirm(sent)) {
            return false;
        }
        UserId id = sent.accountId();
        confirmations.deleteAll(id);
        audit.record(SecurityEvent.EMAIL_CONFIRMED, id, id, visitor, "");
        return true;
    }

    private boolean confirm(ConfirmationStore.Confirmation sent) {
        return accounts.confirm(
                sent.accountId(),
                sent.passwordHash(),
                sent.passwordFitForStaff(),
                sent.firstName(),
                sent.lastName(),
                sent.phone());
    }
}
