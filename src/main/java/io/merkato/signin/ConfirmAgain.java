package io.merkato.signin;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.registration.Confirmations;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Sends the mail again with which an account is confirmed, when a sign-in was refused for nothing but the lack of that. */
@Component
class ConfirmAgain implements Job<ConfirmAgain.Refused> {

    static final JobKind<Refused> KIND = new JobKind<>("signin.confirm-again", Refused.class);

    private final Accounts accounts;
    private final Confirmations confirmations;

    ConfirmAgain(Accounts accounts, Confirmations confirmations) {
        this.accounts = accounts;
        this.confirmations = confirmations;
    }

    @Override
    public JobKind<Refused> kind() {
        return KIND;
    }

    @Override
    public boolean inTransaction() {
        return true;
    }

    @Override
    public void run(Refused refused) {
        Account account = refused.unconfirmed() == null ? null : accounts.find(refused.unconfirmed());
        if (account != null) {
            confirmations.sendAgain(account);
        }
    }

    /**
     * A sign-in was refused.
     *
     * @param unconfirmed whose account only waits for its confirmation, null in all other cases
     */
    record Refused(@Nullable UserId unconfirmed) {}
}
