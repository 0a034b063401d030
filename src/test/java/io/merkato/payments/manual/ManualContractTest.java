package io.merkato.payments.manual;

import io.merkato.kernel.Money;
import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.payments.GatewayContract;
import io.merkato.payments.Operation;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Paying by hand, where it is a gateway like any other: nobody is asked, and the shop alone counts. */
class ManualContractTest extends GatewayContract {

    private final Gateway gateway =
            new ManualConfiguration().bankTransfer(new ManualSettings("Corner Bank", 14, 7, "Have it ready.", 30));

    @Override
    protected Gateway gateway() {
        return gateway;
    }

    @Override
    protected @Nullable String paying() {
        return null;
    }

    @Override
    protected Optional<Money> taken(Operation first) {
        return Optional.empty();
    }

    @Override
    protected boolean prepare(Capability question, Trouble trouble) {
        return false;
    }
}
