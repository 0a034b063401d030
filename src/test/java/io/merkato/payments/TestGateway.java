package io.merkato.payments;

import java.util.Set;

/** A gateway at which every charge succeeds, for slices of payments. */
class TestGateway implements Gateway {

    static final String METHOD = "test";

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public String name() {
        return "Test";
    }

    @Override
    public Set<Capability> capabilities() {
        return Set.of(Capability.CHARGE);
    }

    @Override
    public Outcome charge(Operation operation) {
        return new Outcome.Succeeded("test_" + operation.id());
    }
}
