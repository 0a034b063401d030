package io.merkato.payments.sandbox;

import io.merkato.kernel.Money;
import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.payments.GatewayContract;
import io.merkato.payments.Operation;
import io.merkato.testing.slices.ModuleTest;
import io.merkato.testing.slices.Slice;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** The sandbox as a gateway like any other. */
@ModuleTest("payments.sandbox")
class SandboxContractTest extends GatewayContract {

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private Slice slice;

    @BeforeEach
    void take(Slice slice) {
        this.slice = slice;
    }

    @AfterEach
    void lift() {
        slice.bean(FaultScript.class).replace(List.of());
    }

    @Override
    protected Gateway gateway() {
        return slice.bean(SandboxGateway.class);
    }

    @Override
    protected String paying() {
        return "tok_ok";
    }

    @Override
    protected @Nullable String declining() {
        return "tok_declined";
    }

    @Override
    protected @Nullable String waiting() {
        return "tok_action";
    }

    @Override
    protected Optional<Money> taken(Operation first) {
        Long left = slice.bean(SandboxBook.class).left(first.order());
        return Optional.of(
                new Money(Objects.requireNonNullElse(left, 0L), first.amount().currency()));
    }

    @Override
    protected boolean prepare(Capability question, Trouble trouble) {
        Verb verb = Verb.valueOf(question.name());
        slice.bean(FaultScript.class)
                .replace(List.of(
                        switch (trouble) {
                            case NOT_REACHED -> new Fault(verb, Effect.NOT_REACHED, 0, null, 1);
                            case ANSWER_LOST -> Fault.lostAnswer(verb);
                            case HANGS -> new Fault(verb, Effect.DELAYED, 60_000, null, 1);
                        }));
        return true;
    }
}
