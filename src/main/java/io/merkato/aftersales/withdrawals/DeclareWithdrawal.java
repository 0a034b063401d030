package io.merkato.aftersales.withdrawals;

import static io.merkato.platform.problem.PlatformProblem.NOT_FOUND;

import io.merkato.aftersales.withdrawals.SettleWithdrawal.Received;
import io.merkato.aftersales.withdrawals.Withdrawal.Item;
import io.merkato.platform.crypto.OpaqueToken;
import io.merkato.platform.jobs.Jobs;
import io.merkato.platform.jobs.Outbox;
import io.merkato.platform.mail.EmailKey;
import io.merkato.platform.ratelimit.RateLimit;
import io.merkato.platform.ratelimit.RateLimits;
import io.merkato.platform.visitor.Visitor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes a declaration in, in two steps: written down, then confirmed. Neither looks whether there is such an order, so neither can
 * tell.
 */
@Component
class DeclareWithdrawal {

    private static final RateLimit PER_NETWORK = new RateLimit("withdrawal-network", 200, Duration.ofMinutes(15));

    /** A mailbox is not to be filled by strangers. What fits an order is told of however often that is. */
    private static final RateLimit MAILS = new RateLimit("withdrawal", 10, Duration.ofHours(1));

    private final WithdrawalStore store;
    private final RateLimits rateLimits;
    private final Jobs jobs;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    DeclareWithdrawal(
            WithdrawalStore store, RateLimits rateLimits, Jobs jobs, Outbox outbox, TransactionTemplate transaction) {
        this.store = store;
        this.rateLimits = rateLimits;
        this.jobs = jobs;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    /** Counts who asks, never whom they ask for, or anybody could keep a buyer from withdrawing. Call it with nothing open. */
    void admit(Visitor visitor) {
        rateLimits.take(PER_NETWORK, visitor.network());
    }

    /** Writes a declaration down, which counts for nothing until it is confirmed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Draft draft(String name, String orderNumber, @Nullable List<Item> items, String email) {
        WithdrawalId id = WithdrawalId.next();
        OpaqueToken token = OpaqueToken.random();
        String statement = Statement.of(name, orderNumber, items, email);
        store.insert(id, name, orderNumber, email, items, statement, token.hash());
        return new Draft(id, statement, token);
    }

    /**
     * Takes a declaration in that was written down within a day. Confirmed once more it stays as it is.
     *
     * @throws io.merkato.platform.problem.Problem NOT_FOUND, also when the token is not that of the draft
     */
    Withdrawal confirm(WithdrawalId id, OpaqueToken token) {
        Withdrawal draft = find(id, token);
        if (draft.status() != WithdrawalStatus.DRAFT) {
            return draft;
        }
        boolean told = rateLimits.tryTake(MAILS, EmailKey.of(draft.email()));
        return Objects.requireNonNull(transaction.execute(status -> {
            if (store.receive(id, told)) {
                jobs.enqueue(SettleWithdrawal.KIND, id.toString(), new Received(id));
                if (told) {
                    outbox.publish(new WithdrawalReceived(id));
                }
            }
            return find(id, token);
        }));
    }

    private Withdrawal find(WithdrawalId id, OpaqueToken token) {
        return store.find(id, token.hash())
                .orElseThrow(() -> NOT_FOUND.because("There is no such withdrawal. Write it down again."));
    }

    /** @param token confirms it, and is seen this once */
    record Draft(WithdrawalId id, String statement, OpaqueToken token) {}
}
