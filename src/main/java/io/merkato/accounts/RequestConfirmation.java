package io.merkato.accounts;

import io.merkato.kernel.UserId;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.jobs.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks the owner of an address to confirm a registration. Each request has a token of its own. */
@Component
class RequestConfirmation {

    private final ConfirmationStore confirmations;
    private final Outbox outbox;

    RequestConfirmation(ConfirmationStore confirmations, Outbox outbox) {
        this.confirmations = confirmations;
        this.outbox = outbox;
    }

    /** Asks within the transaction of the caller, who holds the account's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void of(UserId id, String email, NewAccount account) {
        OpaqueToken token = OpaqueToken.random();
        confirmations.insert(token.hash(), id, account);
        outbox.publish(new ConfirmationRequested(id, email, account.firstName(), token.text()));
    }
}
