package io.merkato.payments.manual;

import io.merkato.kernel.PaymentPromise;
import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationKind;
import io.merkato.payments.Outcome;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Money that a buyer has promised to bring. The promise is the buyer's word, so it is given and given up at once; a capture says
 * that staff have the money; and a refund waits until they have given it back.
 */
record ManualGateway(
        String method,
        String name,
        PaymentPromise promise,
        String text,
        Duration lasts,
        Optional<Duration> promiseIsRecalled)
        implements Gateway {

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.AUTHORIZE, Capability.CAPTURE, Capability.VOID, Capability.REFUND);
    }

    @Override
    public boolean isOffered() {
        return !text.isBlank();
    }

    @Override
    public OperationKind begins() {
        return OperationKind.AUTHORIZE;
    }

    @Override
    public Optional<Duration> promiseLasts() {
        return Optional.of(lasts);
    }

    @Override
    public Optional<String> instructions() {
        return text.isBlank() ? Optional.empty() : Optional.of(text);
    }

    @Override
    public Outcome authorize(Operation operation) {
        return done(operation);
    }

    @Override
    public Outcome capture(Operation operation) {
        return done(operation);
    }

    @Override
    public Outcome voidAuthorization(Operation operation) {
        return done(operation);
    }

    @Override
    public Outcome refund(Operation operation) {
        return new Outcome.Awaited();
    }

    private Outcome done(Operation operation) {
        return new Outcome.Succeeded(method + "_" + operation.id());
    }
}
