package io.merkato.registration;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.accounts.NewAccount;
import io.merkato.kernel.UserId;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.jobs.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Asks the owners of addresses to confirm their registrations. Each request has a token of its own. */
@Component
public class Confirmations {

    private final ConfirmationStore store;
    private final Accounts accounts;
    private final Outbox outbox;

    Confirmations(ConfirmationStore store, Accounts accounts, Outbox outbox) {
        this.store = store;
        this.accounts = accounts;
        this.outbox = outbox;
    }

    /** Asks within the transaction of the caller, who holds the account's lock. */
    @Transactional(propagation = Propagation.MANDATORY)
    void request(UserId id, String email, NewAccount account) {
        OpaqueToken token = OpaqueToken.random();
        store.insert(token.hash(), id, account);
        outbox.publish(new ConfirmationRequested(id, email, account.firstName(), token.text()));
    }

    /** Sends the confirmation of a registration again, at most five times an hour. */
    @Transactional
    public void sendAgain(Account account) {
        if (accounts.markConfirmationResent(account.id())) {
            request(
                    account.id(),
                    account.email(),
                    new NewAccount(
                            account.email(),
                            account.passwordHash(),
                            account.passwordFitForStaff(),
                            account.firstName(),
                            account.lastName(),
                            account.phone()));
        }
    }

    /** Forgets what was asked of the owner of an account: the links of all its registrations stop working. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void withdraw(UserId id) {
        store.deleteAll(id);
    }
}
