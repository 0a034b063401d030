package io.merkato.payments;

import static io.merkato.payments.PaymentProblem.PAYMENT_METHOD_UNAVAILABLE;

import io.merkato.kernel.Ids;
import io.merkato.kernel.Money;
import io.merkato.kernel.OrderId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Payments: what checkout may ask of them and do to them, in the order in which it does. */
@Component
public class Payments {

    private static final Logger log = LoggerFactory.getLogger(Payments.class);

    /** For this long the request that stored an operation is left to finish it; gateways answer sooner. */
    private static final Duration HEAD_START = Duration.ofSeconds(10);

    private static final List<Duration> DELAYS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1));

    private final PaymentStore store;
    private final Map<String, PaymentGateway> gateways;

    Payments(PaymentStore store, List<PaymentGateway> gateways) {
        this.store = store;
        this.gateways = gateways.stream().collect(Collectors.toMap(PaymentGateway::method, Function.identity()));
    }

    /**
     * Stores the payment of an order and the operation that shall charge it, to be committed before {@link #charge}.
     *
     * @param amount more than zero
     * @throws io.merkato.platform.problem.Problem PAYMENT_METHOD_UNAVAILABLE
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public OperationId open(OrderId order, String method, @Nullable String token, Money amount) {
        requireMethod(method);
        OperationId operation = OperationId.next();
        store.insert(Ids.next(), order, method, token, amount, operation, HEAD_START);
        return operation;
    }

    /** Refuses with PAYMENT_METHOD_UNAVAILABLE a method that this shop does not have. */
    public void requireMethod(String method) {
        if (!gateways.containsKey(method)) {
            throw PAYMENT_METHOD_UNAVAILABLE.because("Choose one of GET /v1/payment-methods.");
        }
    }

    /** Calls the gateway, outside of any transaction: it may take seconds, and no connection waits for it. */
    @Transactional(propagation = Propagation.NEVER)
    public ChargeOutcome charge(OperationId operation) {
        PaymentStore.OpenCharge charge = store.openCharge(operation);
        PaymentGateway gateway = gateways.get(charge.method());
        if (gateway == null) {
            return new ChargeOutcome.Unknown("no gateway for " + charge.method());
        }
        try {
            return gateway.charge(new PaymentGateway.Charge(operation, charge.amount(), charge.token()));
        } catch (RuntimeException e) {
            log.error("The gateway {} failed on operation {}", charge.method(), operation, e);
            return new ChargeOutcome.Unknown(String.valueOf(e.getMessage()));
        }
    }

    /**
     * Writes down what the gateway said, with the ledger. Of several who bring an answer the first one counts.
     *
     * @return the order whose payment is decided by this, empty when it was before or still is not
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Optional<OrderId> apply(OperationId operation, ChargeOutcome outcome) {
        return switch (outcome) {
            case ChargeOutcome.Approved approved -> {
                Optional<PaymentStore.Decided> payment = store.succeed(operation, approved.gatewayRef());
                payment.ifPresent(paid -> store.writeJournal(
                        "charge:" + operation, "gateway:" + paid.method(), "customers", paid.amount()));
                yield payment.map(PaymentStore.Decided::order);
            }
            case ChargeOutcome.Declined declined ->
                store.fail(operation, declined.code()).map(PaymentStore.Decided::order);
            case ChargeOutcome.Unknown unknown -> {
                store.markUnknown(operation, unknown.reason());
                yield Optional.empty();
            }
        };
    }

    /** Takes an operation that nobody has finished in time, for this node to ask the gateway again. */
    @Transactional
    public Optional<OperationId> takeOverdue() {
        return store.takeOverdue(DELAYS);
    }

    List<PaymentGateway> methods() {
        return gateways.values().stream().toList();
    }
}
