package io.merkato.accounts;

import static io.merkato.accounts.AccountProblem.INVALID_TOKEN;

import io.merkato.platform.id.UserId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Confirms an account for whoever reads the mail sent to its address. */
@Component
class ConfirmEmail {

    private final ConfirmationStore confirmations;

    ConfirmEmail(ConfirmationStore confirmations) {
        this.confirmations = confirmations;
    }

    /** Confirms, or refuses with INVALID_TOKEN. Links of other registrations of the address stop working. */
    @Transactional
    public void confirm(OpaqueToken token) {
        UserId id = confirmations.confirm(token.hash());
        if (id == null) {
            throw INVALID_TOKEN.because(
                    "It was used before, is older than 24 hours, or was cut. Sign in to get a new one.");
        }
        confirmations.deleteAll(id);
    }
}
