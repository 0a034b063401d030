package io.merkato.payments;

import static io.merkato.payments.PaymentProblem.PAYMENT_METHOD_UNAVAILABLE;
import static io.merkato.payments.PaymentProblem.REFUND_TOO_LARGE;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.payments.PaymentStore.Lane;
import io.merkato.platform.sql.TransientFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Payments: what other modules may ask of them and do to them. */
@Component
public class Payments {

    private static final Logger log = LoggerFactory.getLogger(Payments.class);

    /** For this long the request that stored an operation is left to finish it; gateways answer sooner. */
    private static final Duration HEAD_START = Duration.ofSeconds(10);

    private static final int ENDING_ATTEMPTS = 3;

    private final PaymentStore store;
    private final OpenRefundStore refunds;
    private final UndecidedStore undecided;
    private final LedgerStore ledger;
    private final Map<String, Gateway> gateways;
    private final Map<OperationKind, Settlement> settlements;
    private final TransactionTemplate transaction;

    Payments(
            PaymentStore store,
            OpenRefundStore refunds,
            UndecidedStore undecided,
            LedgerStore ledger,
            List<Gateway> gateways,
            List<Settlement> settlements,
            TransactionTemplate transaction) {
        this.store = store;
        this.refunds = refunds;
        this.undecided = undecided;
        this.ledger = ledger;
        this.gateways = gateways.stream().collect(Collectors.toMap(Gateway::method, Function.identity()));
        this.settlements = settlements.stream().collect(Collectors.toMap(Settlement::kind, Function.identity()));
        this.transaction = transaction;
    }

    /** Refuses with PAYMENT_METHOD_UNAVAILABLE a method that this shop does not have. */
    public void requireMethod(String method) {
        if (methods().stream().noneMatch(gateway -> gateway.method().equals(method))) {
            throw PAYMENT_METHOD_UNAVAILABLE.because("Choose one of GET /v1/payment-methods.");
        }
    }

    /**
     * Stores the payment of an order with the operation that it begins with, to be committed before it is finished.
     *
     * @param amount more than zero
     * @throws io.merkato.platform.problem.Problem PAYMENT_METHOD_UNAVAILABLE
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Operation open(OrderId order, String method, @Nullable String token, Money amount) {
        requireMethod(method);
        Operation first = new Operation(
                OperationId.next(),
                Objects.requireNonNull(gateways.get(method)).begins(),
                OperationStatus.OPEN,
                order,
                method,
                token,
                amount,
                false,
                null);
        store.insert(Ids.next(), first, HEAD_START);
        return first;
    }

    /**
     * Stores the operation that shall give back some of what an order paid, to be committed before it is finished.
     *
     * @param amount more than zero
     * @throws io.merkato.platform.problem.Problem REFUND_TOO_LARGE with {@code refundable}, when less is left of what was taken
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Operation refund(OrderId order, Money amount) {
        return refund(order, amount, false);
    }

    /**
     * As {@link #refund}, of a refund that was made at the gateway itself: {@link #endMade} has to follow in the same transaction.
     * That a bank has taken money back as well does not undo it.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Operation refundMade(OrderId order, Money amount) {
        return refund(order, amount, true);
    }

    private Operation refund(OrderId order, Money amount, boolean made) {
        OperationId id = OperationId.next();
        if (!refunds.insert(id, order, amount, made, HEAD_START)) {
            throw REFUND_TOO_LARGE
                    .because("Refund less: the rest is refunded, or about to be, or a bank has taken it back.")
                    .with("refundable", refundable(order, amount.currency()));
        }
        ledger.bookRefundOpened(id, amount);
        return store.find(id).orElseThrow();
    }

    /** Ends a refund that was made at the gateway itself, which is not asked for it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void endMade(Operation refund, String gatewayRef) {
        end(refund, new Outcome.Succeeded(gatewayRef));
    }

    /**
     * Books what moved at a gateway without an operation: what a bank took back or gave again, or a refund that came back.
     *
     * @param cause why, with the id of an operation of the payment
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void book(GatewayEntry.Kind kind, String cause, String method, Money amount) {
        ledger.bookElsewhere(kind, cause, method, amount);
    }

    /** What of an order's money was taken and neither given back, nor about to be, nor taken back by a bank. */
    @Transactional(propagation = Propagation.SUPPORTS)
    public Money refundable(OrderId order, String currency) {
        return new Money(refunds.refundable(order), currency);
    }

    /**
     * The buyer no longer wants to pay: a payment that waits for the buyer is ended soon, any other is asked about soon, and not begun
     * if the gateway has never heard of it. Call it with nothing of the order held.
     */
    @Transactional
    public void giveUp(OrderId order) {
        undecided.giveUp(order, HEAD_START);
    }

    /** Has an operation finished soon after the commit, when no request waits that would finish it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void finishSoon(Operation operation) {
        undecided.makeDue(operation.id());
    }

    /**
     * Ends an operation that is done by hand; false, with nothing changed, when this one does not wait for anybody.
     *
     * @param reference what people call the money that they have moved
     * @param failure why they have not; null when they have
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean settleByHand(OperationId id, @Nullable String reference, @Nullable String failure) {
        Operation operation = store.find(id).orElseThrow();
        if (operation.status() != OperationStatus.AWAITED) {
            return false;
        }
        refunds.refer(id, reference);
        end(
                operation,
                failure == null ? new Outcome.Succeeded(operation.method() + "_" + id) : new Outcome.Declined(failure));
        return true;
    }

    /** As {@link #finish(Operation, Supplier)}, with nothing else to be done. */
    @Transactional(propagation = Propagation.NEVER)
    public void finish(Operation operation) {
        finish(operation, () -> operation);
    }

    /**
     * Asks the gateway, outside of any transaction: it may take seconds, and no connection waits for it. Then, in one
     * transaction, the operation ends with its payment, the ledger and its {@link Settlement}, unless it has ended before
     * or the gateway has not decided. An operation that nobody settles is left as it is.
     *
     * @param last what else is done in that transaction, whatever has become of the operation
     */
    @Transactional(propagation = Propagation.NEVER)
    public <T> T finish(Operation operation, Supplier<T> last) {
        return finish(operation, Payments::ask, last);
    }

    /**
     * The buyer of an order has done what the gateway waited for, or asks what has become of the payment: asks the gateway, and carries
     * its answer on as {@link #finish} does. Nothing happens when nothing is undecided.
     */
    @Transactional(propagation = Propagation.NEVER)
    public void confirm(OrderId order) {
        undecided
                .beginningOf(order)
                .ifPresent(operation -> finish(
                        operation,
                        operation.status() == OperationStatus.ACTION_REQUIRED ? Gateway::confirm : Payments::ask,
                        () -> operation));
    }

    /**
     * A gateway has said, or shown, that something happened to the payment that began with an operation: asks it what became of all that
     * is not decided of that payment, and carries its answers on as {@link #finish} does. A charge that has failed is asked about too,
     * since it may have been carried out after all.
     *
     * @param paymentRef the gateway's own name of that payment; null when it has told none
     * @return how much was asked about
     * @throws UncheckedIOException when the gateway gave no answer about some of it
     */
    @Transactional(propagation = Propagation.NEVER)
    public int hear(String method, OperationId first, @Nullable String paymentRef) {
        List<Operation> told = Stream.concat(
                        undecided.with(method, first).stream(), undecided.failedCharge(method, first).stream())
                .toList();
        List<Operation> unanswered = told.stream()
                .filter(operation -> !isAnswered(operation.named(paymentRef), Gateway::retrieve))
                .toList();
        if (!unanswered.isEmpty()) {
            throw new UncheckedIOException(new IOException("The gateway " + method + " gave no answer about "
                    + unanswered.getFirst().id()));
        }
        return told.size();
    }

    /** As {@link #finish(Operation)}; whether the gateway gave an answer, be it that it has not decided. */
    @Transactional(propagation = Propagation.NEVER)
    boolean isAnswered(Operation operation) {
        return isAnswered(operation, Payments::ask);
    }

    private boolean isAnswered(Operation operation, BiFunction<Gateway, Operation, Outcome> question) {
        AtomicBoolean answered = new AtomicBoolean();
        return finish(
                operation,
                (gateway, asked) -> {
                    Outcome outcome = question.apply(gateway, asked);
                    answered.set(!(outcome instanceof Outcome.Unknown));
                    return outcome;
                },
                answered::get);
    }

    private <T> T finish(Operation operation, BiFunction<Gateway, Operation, Outcome> question, Supplier<T> last) {
        Gateway gateway = gateways.get(operation.method());
        if (gateway == null || !can(gateway, operation.kind()) || !settlements.containsKey(operation.kind())) {
            log.error("Nobody finishes operation {}, a {} by {}", operation.id(), operation.kind(), operation.method());
            return inTransaction(last);
        }
        Outcome outcome = answer(gateway, operation, question);
        return inTransaction(() -> {
            end(operation, outcome);
            return last.get();
        });
    }

    /** The payments of an order, the latest last: those that were declined are among them. */
    public List<OrderPayment> of(OrderId order) {
        return store.of(order);
    }

    /** What the buyer of an order has to do, if its payment waits for that. */
    public Optional<NextAction> nextAction(OrderId order) {
        return store.nextAction(order);
    }

    /** What the script of a method in browsers needs to know the shop by; null where there is none. */
    public @Nullable String publishableKey(String method) {
        Gateway gateway = gateways.get(method);
        return gateway == null ? null : gateway.publishableKey();
    }

    /** The gateways at which orders can be paid now. */
    public List<Gateway> methods() {
        return gateways.values().stream()
                .filter(gateway -> gateway.isOffered() && can(gateway, gateway.begins()))
                .toList();
    }

    /** What this shop can bring to an end: kinds that are settled, each at the gateways that can do it. */
    List<Lane> lanes() {
        return gateways.values().stream()
                .flatMap(gateway -> settlements.keySet().stream()
                        .filter(kind -> can(gateway, kind))
                        .map(kind -> new Lane(gateway.method(), kind)))
                .toList();
    }

    private static boolean can(Gateway gateway, OperationKind kind) {
        return gateway.capabilities().contains(kind.needs());
    }

    /** Nobody is charged for the first time who has given up, or when the time to pay is over; nor asked for what the gateway has. */
    private static Outcome ask(Gateway gateway, Operation operation) {
        if (operation.status() == OperationStatus.ACTION_REQUIRED) {
            return operation.overdue() && gateway.capabilities().contains(Capability.CANCEL)
                    ? gateway.cancel(operation)
                    : gateway.retrieve(operation);
        }
        boolean known = operation.kind().opensPayment() && operation.gatewayRef() != null;
        boolean tooLate = operation.kind().opensPayment() && operation.overdue();
        if ((known || tooLate) && gateway.capabilities().contains(Capability.RETRIEVE)) {
            return gateway.retrieve(operation);
        }
        return switch (operation.kind()) {
            case CHARGE -> gateway.charge(operation);
            case AUTHORIZE -> gateway.authorize(operation);
            case CAPTURE -> gateway.capture(operation);
            case VOID -> gateway.voidAuthorization(operation);
            case REFUND -> gateway.refund(operation);
        };
    }

    private static Outcome answer(
            Gateway gateway, Operation operation, BiFunction<Gateway, Operation, Outcome> question) {
        try {
            return question.apply(gateway, operation);
        } catch (RuntimeException e) {
            log.error("The gateway {} failed on operation {}", operation.method(), operation.id(), e);
            return new Outcome.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /** Applies what a gateway said, in the caller's transaction. Of several who bring an answer the first one counts. */
    void end(Operation operation, Outcome outcome) {
        Settlement settlement = Objects.requireNonNull(settlements.get(operation.kind()));
        settlement.hold(operation);
        switch (outcome) {
            case Outcome.Succeeded succeeded -> {
                if (store.end(operation, OperationStatus.SUCCEEDED, succeeded.gatewayRef(), null)) {
                    ledger.bookDone(operation);
                    settlement.succeeded(operation);
                } else if (undecided.succeedAfterAll(operation, succeeded.gatewayRef())) {
                    log.warn("Charge {} had failed and was carried out after all", operation.id());
                    ledger.bookDone(operation);
                    settlement.succeededLate(operation);
                }
            }
            case Outcome.Declined declined -> fail(operation, settlement, declined.code());
            case Outcome.Absent absent
            when operation.kind().opensPayment() && operation.overdue() ->
                fail(operation, settlement, Outcome.Declined.EXPIRED);
            case Outcome.Absent absent -> store.noteUnknown(operation.id(), null, absent.reason());
            case Outcome.InProgress progress ->
                store.noteUnknown(
                        operation.id(),
                        operation.kind().opensPayment() ? progress.gatewayRef() : null,
                        progress.reason());
            case Outcome.Unknown unknown -> store.noteUnknown(operation.id(), null, unknown.reason());
            case Outcome.ActionRequired action -> store.noteAction(operation.id(), action);
            case Outcome.Awaited awaited -> {
                if (refunds.noteAwaited(operation.id())) {
                    settlement.awaited(operation);
                }
            }
        }
    }

    private void fail(Operation operation, Settlement settlement, String code) {
        if (store.end(operation, OperationStatus.FAILED, null, code)) {
            ledger.bookFailed(operation);
            settlement.failed(operation, code);
        }
    }

    /** The money may have moved: a busy database is asked again before it is left to the job. */
    private <T> T inTransaction(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> work.get()));
            } catch (TransactionException | DataAccessException e) {
                if (attempt == ENDING_ATTEMPTS || !TransientFailure.is(e)) {
                    throw e;
                }
            }
        }
    }
}
