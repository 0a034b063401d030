package io.merkato.accounts;

import io.merkato.audit.AuditTrail;
import io.merkato.audit.SecurityEvent;
import io.merkato.kernel.UserId;
import io.merkato.platform.jobs.Job;
import io.merkato.platform.jobs.JobKind;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.security.Role;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Stores an account and asks its owner to confirm it, or tells the owner of the account that is there. Whether the address
 * is known is looked up after the answer, so that the answer cannot tell, neither by what it says nor by how long it takes.
 */
@Component
class CarryOutRegistration implements Job<NewAccount> {

    static final JobKind<NewAccount> KIND = new JobKind<>("accounts.carry-out-registration", NewAccount.class);

    private final AccountStore accounts;
    private final RequestConfirmation requestConfirmation;
    private final Outbox outbox;
    private final AuditTrail audit;

    CarryOutRegistration(
            AccountStore accounts, RequestConfirmation requestConfirmation, Outbox outbox, AuditTrail audit) {
        this.accounts = accounts;
        this.requestConfirmation = requestConfirmation;
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
        if (accounts.insert(id, account, List.of(Role.CUSTOMER))) {
            requestConfirmation.of(id, account.email(), account);
            audit.record(SecurityEvent.REGISTERED, id, null, null, "");
            return;
        }
        Account known = Objects.requireNonNull(accounts.lockByEmail(account.email()));
        if (known.confirmed()) {
            outbox.publish(new RegistrationRepeated(known.id(), known.email(), known.firstName()));
        } else if (!known.disabled()) {
            accounts.replaceUnconfirmed(known.id(), account);
            requestConfirmation.of(known.id(), known.email(), account);
        }
    }
}
