package io.merkato.payments.promises;

import static io.merkato.payments.PaymentProblem.PAYMENT_IN_PROGRESS;

import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import io.merkato.kernel.PaymentPromise;
import io.merkato.payments.Gateway;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was promised for orders: what other modules may ask of it and do to it. Whoever opens an operation holds the order, and has
 * the operation finished by {@link io.merkato.payments.Payments} after the commit.
 */
@Component
public class Promises {

    /** For this long the request that stored an operation is left to finish it. */
    private static final Duration HEAD_START = Duration.ofSeconds(10);

    private final PromiseStore store;
    private final Map<String, Gateway> gateways;

    Promises(PromiseStore store, List<Gateway> gateways) {
        this.store = store;
        this.gateways = gateways.stream().collect(Collectors.toMap(Gateway::method, Function.identity()));
    }

    /** How an order is to be paid that was authorized by a method. */
    public PaymentPromise by(String method) {
        return Objects.requireNonNull(gateways.get(method)).promise();
    }

    /** What buyers have to know who pay by a method. */
    public Optional<String> instructions(String method) {
        return Optional.ofNullable(gateways.get(method)).flatMap(Gateway::instructions);
    }

    /** Whether at this moment somebody takes what was promised, or gives it up, and what came of that is not known. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean isBeingEnded(OrderId order) {
        return store.isBeingEnded(order);
    }

    /**
     * Opens the operation that takes money that was promised; what is left of it is given up by its gateway.
     *
     * @param amount more than zero, at most what was promised
     * @param reference what people call the money, if they brought it
     * @throws io.merkato.platform.problem.Problem PAYMENT_IN_PROGRESS
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Operation capture(OrderId order, Money amount, @Nullable String reference) {
        return open(order, OperationKind.CAPTURE, amount, reference);
    }

    /**
     * Opens the operation that gives up all that was promised.
     *
     * @throws io.merkato.platform.problem.Problem PAYMENT_IN_PROGRESS
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Operation giveUp(OrderId order) {
        return open(order, OperationKind.VOID, null, null);
    }

    private Operation open(OrderId order, OperationKind kind, @Nullable Money amount, @Nullable String reference) {
        return store.open(order, kind, amount, reference, HEAD_START)
                .orElseThrow(() -> PAYMENT_IN_PROGRESS.because("Look again in a moment what became of it."));
    }
}
