package io.merkato.payments.reconciliation;

import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.payments.GatewayEntry;
import io.merkato.payments.Operation;
import io.merkato.payments.OperationKind;
import io.merkato.payments.Outcome;
import io.merkato.payments.Settlement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/** A gateway that charges, and lists what it moved and what a test adds to that. Nobody settles anything with it. */
class ListingGateway implements Gateway, Settlement {

    static final String METHOD = "listing";

    final List<GatewayEntry> book = new CopyOnWriteArrayList<>();
    volatile boolean silent;

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public String name() {
        return "Listing";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CHARGE, Capability.TRANSACTIONS);
    }

    @Override
    public Outcome charge(Operation operation) {
        String ref = "ch_" + operation.id();
        book.add(new GatewayEntry(
                ref,
                ref,
                GatewayEntry.Kind.TAKEN,
                operation.amount(),
                operation.id(),
                operation.order(),
                Instant.now()));
        return new Outcome.Succeeded(ref);
    }

    @Override
    public List<GatewayEntry> transactions(Instant from, Instant to) {
        if (silent) {
            throw new UncheckedIOException(new IOException("no answer"));
        }
        return book.stream()
                .filter(entry -> !entry.at().isBefore(from) && entry.at().isBefore(to))
                .toList();
    }

    @Override
    public OperationKind kind() {
        return OperationKind.CHARGE;
    }

    @Override
    public void succeeded(Operation operation) {}

    @Override
    public void failed(Operation operation, String code) {}
}
