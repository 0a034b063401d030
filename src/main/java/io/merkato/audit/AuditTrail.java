package io.merkato.audit;

import io.merkato.kernel.UserId;
import io.merkato.platform.text.Text;
import io.merkato.platform.visitor.Visitor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Writes down security events, in the database for those who look them up and in the log for those who watch. */
@Component
public final class AuditTrail {

    private static final Logger log = LoggerFactory.getLogger(AuditTrail.class);
    private static final int MAX_DETAIL = 500;

    private final AuditStore store;

    AuditTrail(AuditStore store) {
        this.store = store;
    }

    /**
     * Writes an event down: in the caller's transaction when there is one, so that it stands and falls with what it
     * tells of, and at once otherwise. A refusal that rolls back must therefore be recorded outside the transaction.
     *
     * @param subject whose account it is about, null when that is not known or it is about none
     * @param actor who did it, null when nobody was signed in
     * @param visitor null when no request led to it
     * @param detail one line for people, which is logged too: no e-mail or network address, password or token
     */
    public void record(
            SecurityEvent event,
            @Nullable UserId subject,
            @Nullable UserId actor,
            @Nullable Visitor visitor,
            String detail) {
        String line = Text.oneLine(detail, MAX_DETAIL);
        store.insert(event, subject, actor, visitor, line);
        afterCommit(() -> log.info("{}", told(event, subject, actor, line)));
    }

    /** All that is kept about a person's account, newest first, without the traces of others who acted on it. */
    public List<AuditEntry> of(UserId subject) {
        return store.of(subject);
    }

    /** Forgets from where a person came, and from where others acted on the account. The events stay. */
    public void forgetPerson(UserId person) {
        store.forget(person);
    }

    private static String told(SecurityEvent event, @Nullable UserId subject, @Nullable UserId actor, String detail) {
        StringBuilder line = new StringBuilder(event.words()).append(": ");
        if (subject == null && actor != null) {
            // About nobody's account.
            line.append("by ").append(actor);
        } else {
            line.append(subject == null ? "no known user" : "user " + subject);
            line.append(actor == null ? "" : ", by " + actor);
        }
        return (detail.isEmpty() ? line : line.append(", ").append(detail)).toString();
    }

    /** The log tells of what stands, not of what was rolled back. */
    private static void afterCommit(Runnable work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            work.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                work.run();
            }
        });
    }
}
