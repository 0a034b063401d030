package io.merkato.payments.lockbox;

import io.merkato.kernel.Money;
import io.merkato.payments.Capability;
import io.merkato.payments.Gateway;
import io.merkato.payments.GatewayContract;
import io.merkato.payments.Operation;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;

/** The gateway of the walk in docs/gateways.md. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LockboxContractTest extends GatewayContract {

    static final String GOOD = "open-sesame";

    @SuppressWarnings("NullAway.Init") // set before each test by JUnit
    private LockboxFake lockbox;

    @SuppressWarnings("NullAway.Init")
    private LockboxGateway gateway;

    /** For questions that are not going to be answered: nobody has to wait for those. */
    @SuppressWarnings("NullAway.Init")
    private LockboxGateway impatient;

    @BeforeAll
    void start() {
        lockbox = LockboxFake.start();
        gateway = new LockboxGateway(new LockboxClient(lockbox.address(), Duration.ofSeconds(5)));
        impatient = new LockboxGateway(new LockboxClient(lockbox.address(), Duration.ofSeconds(1)));
    }

    @AfterAll
    void stop() {
        lockbox.close();
    }

    @Override
    protected Gateway gateway() {
        return lockbox.hangsNext() ? impatient : gateway;
    }

    @Override
    protected String paying() {
        return GOOD;
    }

    @Override
    protected @Nullable String declining() {
        return "guessed";
    }

    @Override
    protected Optional<Money> taken(Operation first) {
        return Optional.of(new Money(
                lockbox.taken(first.order().toString()), first.amount().currency()));
    }

    @Override
    protected boolean prepare(Capability question, Trouble trouble) {
        lockbox.next(trouble);
        return true;
    }
}
