package io.merkato.registration;

import io.merkato.accounts.Account;
import io.merkato.accounts.Accounts;
import io.merkato.accounts.NewAccount;
import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.platform.jobs.Outbox;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Stores an account and asks its owner to confirm it, or tells the owner of the account that is there. Whether the address
 * is known is looked up after the answer, so that the answer cannot tell, neither by what it says nor by how long it takes.
 */
@Component
class CarryOutRegistration implements Job<NewAccount> {

    static final JobKind<NewAccount> KIND = new JobKind<>("accounts.carry-out-registration", NewAccount.class);

    private final Accounts accounts;
    private final Confirmations confirmations;
    private final Outbox outbox;
    private final AuditTrail audit;

    CarryOutRegistration(Accounts accounts, Confirmations confirmations, Outbox outbox, AuditTrail audit) {
        this.accounts = accounts;
        this.confirmations = confirmations;
        this.outbox = outbox;
        this.audit = audit;
    }

    @Override
    public JobKind<NewAccount> kind() {
        return KIND;
    }

    @Override
    public boolean inTransaction() {
        return true;
    }

    @Override
    public void run(NewAccount account) {
        UserId id = UserId.next();
        if (accounts.add(id, account)) {
            confirmations.request(id, account.email(), account);
            audit.record(SecurityEvent.REGISTERED, id, null, null, "");
            return;
        }
        Account known = Objects.requireNonNull(accounts.lockByEmail(account.email()));
        if (known.confirmed()) {
            outbox.publish(new RegistrationRepeated(known.id(), known.email(), known.firstName()));
        } else if (!known.disabled()) {
            accounts.replaceUnconfirmed(known.id(), account);
            confirmations.request(known.id(), known.email(), account);
        }
    }
}
