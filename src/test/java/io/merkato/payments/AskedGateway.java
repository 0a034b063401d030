package io.merkato.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A gateway that a test asks as payments do, in time, and whose third party it has misbehave. */
public abstract class AskedGateway {

    /** So long a gateway may think, whatever happens at its side. */
    private static final Duration LONGEST = Duration.ofSeconds(8);

    protected abstract Gateway gateway();

    /** A token with which orders are paid; null where there are no tokens. */
    protected abstract @Nullable String paying();

    /** A token that is declined; null where nothing is. */
    protected @Nullable String declining() {
        return null;
    }

    /** A token with which the buyer has to do something first; null where that never happens. */
    protected @Nullable String waiting() {
        return null;
    }

    /** The buyer does what this operation waits for. */
    protected void buyerActs(Operation waiting) {}

    /** What of an order's money the shop has, by the gateway's own book; empty where nobody else counts. */
    protected abstract Optional<Money> taken(Operation first);

    /** Has the next question of this kind go wrong. False where nothing can, since nobody else is asked. */
    protected abstract boolean prepare(Capability question, Trouble trouble);

    /** What can go wrong with a question. */
    public enum Trouble {
        /** Nothing is done, and no answer comes. */
        NOT_REACHED,
        /** It is done, and the answer is lost. */
        ANSWER_LOST,
        /** It is done, and no answer comes for a minute. */
        HANGS
    }

    List<GatewayEntry> listed(Operation first) {
        Instant now = Instant.now();
        return gateway().transactions(now.minusSeconds(3600), now.plusSeconds(3600)).stream()
                .filter(entry -> first.order().equals(entry.order()))
                .toList();
    }

    void expectTaken(Operation first, long amount) {
        taken(first).ifPresent(taken -> assertThat(taken)
                .isEqualTo(new Money(amount, first.amount().currency())));
    }

    boolean can(Capability capability) {
        return gateway().capabilities().contains(capability);
    }

    boolean takesAtOnce() {
        return gateway().begins() == OperationKind.CHARGE;
    }

    Outcome begin(Operation first) {
        return within(() -> switch (first.kind()) {
            case CHARGE -> gateway().charge(first);
            case AUTHORIZE -> gateway().authorize(first);
            case CAPTURE, VOID, REFUND -> throw new IllegalArgumentException("nothing begins so: " + first.kind());
        });
    }

    Outcome retrieve(Operation operation) {
        return within(() -> gateway().retrieve(operation));
    }

    Outcome confirm(Operation operation) {
        return within(() -> gateway().confirm(operation));
    }

    Outcome refund(Operation operation) {
        return within(() -> gateway().refund(operation));
    }

    /** The payment of an order, paid: what was promised only is taken too. */
    Operation pays(Operation first) {
        Operation begun = promised(first);
        if (!takesAtOnce()) {
            Operation capture =
                    then(begun, OperationKind.CAPTURE, first.amount().amount());
            assertThat(within(() -> gateway().capture(capture))).isInstanceOf(Outcome.Succeeded.class);
        }
        return begun;
    }

    Operation promised(Operation first) {
        return with(first, OperationStatus.SUCCEEDED, reference(begin(first)));
    }

    /** Money that is promised, also where orders begin otherwise. */
    Operation promise() {
        Operation first = first(paying());
        return promised(new Operation(
                first.id(),
                OperationKind.AUTHORIZE,
                first.status(),
                first.order(),
                first.method(),
                first.token(),
                first.amount(),
                false,
                null));
    }

    Operation waits() {
        assumeTrue(waiting() != null, "nobody has to do anything");
        Operation first = first(waiting());
        Outcome outcome = begin(first);
        assertThat(outcome).isInstanceOf(Outcome.ActionRequired.class);
        return with(first, OperationStatus.ACTION_REQUIRED, ((Outcome.ActionRequired) outcome).gatewayRef());
    }

    static String reference(Outcome outcome) {
        assertThat(outcome).isInstanceOf(Outcome.Succeeded.class);
        return ((Outcome.Succeeded) outcome).gatewayRef();
    }

    Operation first(@Nullable String token) {
        return first(token, new Money(1000, "EUR"));
    }

    Operation first(@Nullable String token, Money amount) {
        return new Operation(
                new OperationId(Ids.next()),
                gateway().begins(),
                OperationStatus.OPEN,
                OrderId.next(),
                gateway().method(),
                token,
                amount,
                false,
                null);
    }

    static Operation then(Operation first, OperationKind kind, long amount) {
        return new Operation(
                new OperationId(Ids.next()),
                kind,
                OperationStatus.OPEN,
                first.order(),
                first.method(),
                first.token(),
                new Money(amount, first.amount().currency()),
                false,
                first.gatewayRef());
    }

    static Operation unknown(Operation operation) {
        return with(operation, OperationStatus.UNKNOWN, operation.gatewayRef());
    }

    static Operation with(Operation operation, OperationStatus status, @Nullable String reference) {
        return new Operation(
                operation.id(),
                operation.kind(),
                status,
                operation.order(),
                operation.method(),
                operation.token(),
                operation.amount(),
                false,
                reference);
    }

    /** What a gateway answers, which it does in time or fails here. */
    static Outcome within(Supplier<Outcome> question) {
        try {
            return Objects.requireNonNull(CompletableFuture.supplyAsync(question, Thread::startVirtualThread)
                    .get(LONGEST.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw new AssertionError("It has not answered within " + LONGEST, e);
        } catch (ExecutionException e) {
            throw new AssertionError("It has thrown something in place of an answer", e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
